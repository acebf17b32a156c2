using GoRpc.Outages.Load;

namespace GoRpc.Outages.Tests.Load;

public sealed class CallMixTests
{
    [Fact]
    public void KindOf_EveryTenthPlaces_IsTheSameForEveryStack()
    {
        var mix = new CallMix { PlaceEvery = 10 };

        Assert.Equal([10, 20, 30], Enumerable.Range(1, 39).Where(call => mix.KindOf(call) == CallKind.Place));
    }

    [Fact]
    public void KindOf_NoPlaces_IsItsKind()
    {
        var mix = new CallMix { Kind = CallKind.Chain, PlaceEvery = 0 };

        Assert.All(Enumerable.Range(1, 100), call => Assert.Equal(CallKind.Chain, mix.KindOf(call)));
    }
}
