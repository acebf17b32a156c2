using GoRpc.Calls;
using GoRpc.Client.Attempts;
using GoRpc.Tests.Shared;
using GoRpc.Unit.Tests.Client.Endpoints;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Ejection;

/// <summary>Endpoints that can't be reached, say nothing, or say that they serve no more.</summary>
public sealed class ProbingTests
{
    [Theory]
    [InlineData(HostState.Serving)]
    [InlineData(HostState.WithoutHealthService)]
    internal void UnreachableEndpoint_IsAskedAtMostASecondApart_UntilItIsBack(HostState back)
    {
        using var layer = new PickLayer().Update(2);
        var host = layer.Host(layer.All[0].Address);
        Lose(layer, host);
        Assert.Equal([layer.All[1]], layer.Set.Selection.Pickable);

        layer.PassCalling(layer.All[1], TimeSpan.FromSeconds(10));
        Assert.InRange(host.Questions, 10, 16);
        host.State = back;
        layer.PassCalling(layer.All[1], TimeSpan.FromSeconds(1));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        var asked = host.Questions;
        layer.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(asked, host.Questions);
        Assert.Equal(["Warning EndpointLost 'http://10.0.0.0:80' of 'test' is not picked for now: Unreachable.", "Information EndpointReturned 'http://10.0.0.0:80' of 'test' is picked again."], layer.Logger.Lines);
    }

    [Fact]
    public void UnreachableEndpoint_WhileNobodyCalls_IsAskedLessAndLess()
    {
        using var layer = new PickLayer().Update(1);
        var host = layer.Host(layer.All[0].Address);
        Lose(layer, host);

        layer.Pass(TimeSpan.FromMinutes(1));
        Assert.InRange(host.Questions, 10, 15);
        var asked = host.Questions;
        layer.Pass(TimeSpan.FromMinutes(5));
        Assert.InRange(host.Questions - asked, 9, 14);
    }

    [Fact]
    public async Task UnreachableEndpoint_WhileACallWaitsForIt_IsAskedEverySecond()
    {
        using var layer = new PickLayer().Update(1);
        var host = layer.Host(layer.All[0].Address);
        Lose(layer, host);
        layer.Pass(TimeSpan.FromMinutes(5));
        var ready = layer.Set.ReadyAsync(isWaitForReady: true, CancellationToken.None);

        var asked = host.Questions;
        layer.Pass(TimeSpan.FromSeconds(10));
        Assert.InRange(host.Questions - asked, 9, 13);
        host.State = HostState.Serving;
        layer.Pass(TimeSpan.FromSeconds(1));

        await ready.Within("the endpoint");
    }

    [Fact]
    public void UnreachableEndpoint_ThatIsCalledAfterAQuietTime_IsAskedWithinASecond()
    {
        using var layer = new PickLayer().Update(2);
        var host = layer.Host(layer.All[0].Address);
        Lose(layer, host);
        layer.Pass(TimeSpan.FromMinutes(5));
        host.State = HostState.Serving;

        layer.PassCalling(layer.All[1], TimeSpan.FromSeconds(1.1));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
    }

    [Fact]
    public void UnreachableEndpoint_ThatComesBackNotServing_IsNotPicked()
    {
        using var layer = new PickLayer().Update(2);
        var host = layer.Host(layer.All[0].Address);
        Lose(layer, host);

        host.State = HostState.NotServing;
        layer.PassCalling(layer.All[1], TimeSpan.FromSeconds(5));
        Assert.Equal([layer.All[1]], layer.Set.Selection.Pickable);
        host.State = HostState.Serving;
        layer.PassCalling(layer.All[1], TimeSpan.FromSeconds(1));

        Assert.Equal(2, layer.Set.Selection.Pickable.Length);
    }

    [Fact]
    public void UnreachableEndpoint_ThatIsLostAgainAndAgain_HasOneWhoAsks()
    {
        using var layer = new PickLayer().Update(2);
        var host = layer.Host(layer.All[0].Address);
        for (var i = 0; i < 20; i++)
        {
            Lose(layer, host);
            host.State = HostState.Serving;
            layer.End(layer.BeginAt(layer.All[0]));
            Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        }

        Lose(layer, host);
        layer.PassCalling(layer.All[1], TimeSpan.FromSeconds(10));

        Assert.InRange(host.Questions, 10, 16);
    }

    [Fact]
    public void UnreachableEndpoint_WhoseOldAttemptsEnd_StaysOut()
    {
        using var layer = new PickLayer().Update(2);
        var old = layer.BeginAt(layer.All[0]);
        layer.Pass(TimeSpan.FromMilliseconds(50));
        Lose(layer, layer.Host(layer.All[0].Address));

        layer.End(old);

        Assert.Equal(EndpointStatus.Unreachable, layer.All[0].Health.Status);
        Assert.Equal(0, layer.All[0].InFlight);
    }

    [Fact]
    public void AllEndpoints_Unreachable_AreAllTriedAndTheFirstAnswerBringsItsOneBack()
    {
        using var layer = new PickLayer().Update(3);
        Array.ForEach(layer.All, endpoint => Lose(layer, layer.Host(endpoint.Address)));
        Assert.False(layer.Set.Selection.IsReady);
        Assert.Equal(3, layer.Set.Selection.Pickable.Length);
        layer.Pass(TimeSpan.FromMilliseconds(10));

        layer.End(layer.BeginAt(layer.All[1]));

        Assert.True(layer.Set.Selection.IsReady);
        Assert.Equal([layer.All[1]], layer.Set.Selection.Pickable);
    }

    [Fact]
    public void SilentEndpoint_WithAttemptsUnderWay_IsGivenUpAndAskedOnNewConnections()
    {
        using var layer = new PickLayer().Update(2);
        var host = layer.Host(layer.All[0].Address);
        host.State = HostState.Silent;
        var hanging = layer.BeginAt(layer.All[0]);

        layer.Pass(TimeSpan.FromSeconds(2.6));
        Assert.Equal(EndpointStatus.Silent, layer.All[0].Health.Status);
        Assert.True(host.Connections[0].IsGivenUp);
        Assert.False(host.Connections[0].IsDisposed);
        layer.End(hanging, PickLayer.Failure(StatusCode.Unavailable));
        Assert.True(host.Connections[0].IsDisposed);

        layer.Pass(TimeSpan.FromSeconds(20));
        Assert.Single(host.Connections, static connection => !connection.IsDisposed);
        host.State = HostState.Serving;
        layer.Pass(TimeSpan.FromSeconds(2.5));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        Assert.Single(host.Connections, static connection => !connection.IsDisposed);
        Assert.Same(layer.All[0].Transport, host.Connections[^1]);
    }

    [Fact]
    public void QuietEndpoint_ThatAnswersWhetherItIsThere_IsAskedRarely()
    {
        using var layer = new PickLayer().Update(2);
        var host = layer.Host(layer.All[0].Address);
        var slow = layer.BeginAt(layer.All[0]);

        layer.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        Assert.InRange(host.Questions, 4, 9);
        layer.End(slow);
    }

    [Fact]
    public void EndpointWithQuietStreams_OwesNoAnswer_AndIsNotAsked()
    {
        using var layer = new PickLayer().Update(2);
        Assert.True(layer.All[0].TryBegin(isStream: true, layer.Now));
        layer.Attempts(layer.All[0], 1);

        layer.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(0, layer.Host(layer.All[0].Address).Questions);
        layer.All[0].End(isStream: true);
        Assert.Equal(0, layer.All[0].InFlight);
    }

    [Fact]
    public void EndpointThatAnswersSomeAndHangsWithOthers_IsAskedAsWell()
    {
        using var layer = new PickLayer().Update(2);
        var hanging = layer.BeginAt(layer.All[0]);
        layer.Attempts(layer.All[0], 1);

        layer.Host(layer.All[0].Address).State = HostState.Silent;
        layer.Pass(TimeSpan.FromSeconds(2.6));

        Assert.Equal(EndpointStatus.Silent, layer.All[0].Health.Status);
        layer.End(hanging, PickLayer.Failure(StatusCode.Unavailable));
    }

    [Fact]
    public void EndpointThatTurnsCallsAway_IsAskedAtOnceAndLeftUntilItServes()
    {
        using var layer = new PickLayer().Update(2);
        var host = layer.Host(layer.All[0].Address);
        host.State = HostState.NotServing;
        var underWay = layer.BeginAt(layer.All[0]);

        layer.Attempts(layer.All[0], 1, AttemptFailure.Of(new Status(StatusCode.Unavailable, "draining"), new Metadata { { CallMetadata.NotExecuted, "1" } }));
        Assert.Equal(EndpointStatus.NotServing, layer.All[0].Health.Status);
        layer.End(underWay);
        Assert.Equal(EndpointStatus.NotServing, layer.All[0].Health.Status);
        host.State = HostState.Serving;
        layer.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
    }

    [Fact]
    public void BrokenConnection_OfAHostThatIsGone_LosesItBeforeAnotherCallMeetsIt()
    {
        using var layer = new PickLayer().Update(2);
        layer.Host(layer.All[0].Address).State = HostState.Refusing;

        layer.Attempts(layer.All[0], 1, PickLayer.Failure(FakeHost.Broken));

        Assert.Equal(EndpointStatus.Unreachable, layer.All[0].Health.Status);
    }

    [Fact]
    public void LostEndpoint_ThatIsDropped_IsAskedNoMore()
    {
        using var layer = new PickLayer().Update(2);
        var host = layer.Host(layer.All[0].Address);
        Lose(layer, host);

        layer.Update(layer.All[1].Address);
        layer.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(0, host.Questions);
        Assert.All(host.Connections, static connection => Assert.True(connection.IsDisposed));
    }

    [Fact]
    public void LostEndpoint_OfADisposedChannel_IsAskedNoMore()
    {
        var layer = new PickLayer().Update(2);
        var host = layer.Host(layer.All[0].Address);
        Lose(layer, host);

        layer.Dispose();
        layer.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(0, host.Questions);
        Assert.All(host.Connections, static connection => Assert.True(connection.IsDisposed));
    }

    private static void Lose(PickLayer layer, FakeHost host)
    {
        host.State = HostState.Refusing;
        layer.Attempts(layer.All.Single(endpoint => endpoint.Address == host.Address), 1, PickLayer.Failure(FakeHost.Refused));
    }
}
