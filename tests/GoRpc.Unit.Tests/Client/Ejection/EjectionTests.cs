using GoRpc.Unit.Tests.Client.Endpoints;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Ejection;

/// <summary>When an endpoint is ejected, and for how long.</summary>
public sealed class EjectionTests
{
    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public void Failures_InARow_EjectFromTwoEndpointsOn(StatusCode code)
    {
        using var layer = new PickLayer().Update(2);
        layer.Attempts(layer.All[1], 10);

        layer.Attempts(layer.All[0], 4, PickLayer.Failure(code));
        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        layer.Attempts(layer.All[0], 1, PickLayer.Failure(code));

        Assert.Equal(EndpointStatus.Ejected, layer.All[0].Health.Status);
        Assert.Equal([layer.All[1]], layer.Set.Selection.Pickable);
        Assert.Equal("Warning EndpointEjected 'http://10.0.0.0:80' of 'test' is ejected for 30 s: it fails more than the others.", Assert.Single(layer.Logger.Lines));
    }

    [Fact]
    public void Failures_InARowOfTheOnlyEndpointThatIsCalled_EjectIt()
    {
        using var layer = new PickLayer().Update(2);

        layer.Attempts(layer.All[0], 5, PickLayer.Failure(StatusCode.Unavailable));

        Assert.Equal(EndpointStatus.Ejected, layer.All[0].Health.Status);
    }

    [Fact]
    public void Failures_WithASuccessBetween_DoNotEject()
    {
        using var layer = new PickLayer().Update(2);
        layer.Attempts(layer.All[1], 100);

        layer.Attempts(layer.All[0], 4, PickLayer.Failure(StatusCode.Unavailable));
        layer.Attempts(layer.All[0], 20);
        layer.Attempts(layer.All[0], 4, PickLayer.Failure(StatusCode.Unavailable));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    public void Failures_OfHalfOfTheAttempts_Eject(StatusCode code)
    {
        using var layer = new PickLayer().Update(3);
        layer.Attempts(layer.All[1], 20);
        layer.Attempts(layer.All[0], 5);

        layer.Attempts(layer.All[0], 4, PickLayer.Failure(code));
        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        layer.Attempts(layer.All[0], 1, PickLayer.Failure(code));

        Assert.Equal(EndpointStatus.Ejected, layer.All[0].Health.Status);
    }

    [Theory]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.ResourceExhausted)]
    public void Answers_ThatSayNothingAboutTheEndpoint_NeverEject(StatusCode code)
    {
        using var layer = new PickLayer().Update(2);
        layer.Attempts(layer.All[1], 100);

        layer.Attempts(layer.All[0], 100, PickLayer.Failure(code));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
    }

    [Fact]
    public void Failures_OfAllEndpointsAlike_EjectNone()
    {
        using var layer = new PickLayer().Update(3);
        Array.ForEach(layer.All, endpoint => layer.Attempts(endpoint, 1000));

        for (var i = 0; i < 1000; i++)
        {
            Array.ForEach(layer.All, endpoint => layer.Attempts(endpoint, 1, PickLayer.Failure(StatusCode.Unavailable)));
        }

        Assert.All(layer.All, static endpoint => Assert.Equal(EndpointStatus.Ready, endpoint.Health.Status));
    }

    [Fact]
    public void Failures_BeforeTheInterval_DoNotCount()
    {
        using var layer = new PickLayer().Update(2);
        layer.Attempts(layer.All[0], 9, PickLayer.Failure(StatusCode.Internal));
        layer.Pass(TimeSpan.FromSeconds(11));
        layer.Attempts(layer.All[1], 100);

        layer.Attempts(layer.All[0], 9, PickLayer.Failure(StatusCode.Internal));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
    }

    [Fact]
    public void EjectedEndpoint_AfterItsTime_ReturnsWithLittle()
    {
        using var layer = new PickLayer().Update(2);
        Eject(layer, 0);

        layer.Pass(TimeSpan.FromSeconds(29.9));
        Assert.Equal(EndpointStatus.Ejected, layer.All[0].Health.Status);
        layer.Pass(TimeSpan.FromSeconds(0.2));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        Assert.Contains("Information EndpointReturned 'http://10.0.0.0:80' of 'test' is picked again.", layer.Logger.Lines);
        Assert.InRange(Share(layer, 0), 0.02, 0.1);
        layer.Pass(TimeSpan.FromSeconds(5));
        Assert.InRange(Share(layer, 0), 0.2, 0.3);
        layer.Pass(TimeSpan.FromSeconds(5));
        Assert.InRange(Share(layer, 0), 0.48, 0.52);
    }

    [Fact]
    public void Ejections_OneAfterTheOther_TakeLongerUntilItBehaves()
    {
        using var layer = new PickLayer().Update(2);
        foreach (var seconds in new[] { 30, 60, 90, 120 })
        {
            Assert.Equal(seconds, EjectFor(layer));
            layer.Pass(TimeSpan.FromSeconds(seconds + 1));
        }

        layer.Pass(TimeSpan.FromSeconds(121));
        Assert.Equal(30, EjectFor(layer));
    }

    [Fact]
    public void Ejections_HoweverMany_NeverTakeLongerThanTheLongestTime()
    {
        using var layer = new PickLayer(settings: PickLayer.With(new EjectionOptions { BaseTime = TimeSpan.FromSeconds(4), MaxTime = TimeSpan.FromSeconds(10) })).Update(2);

        var times = Enumerable.Range(0, 5).Select(_ =>
        {
            var seconds = EjectFor(layer);
            layer.Pass(TimeSpan.FromSeconds(seconds + 1));
            return seconds;
        });

        Assert.Equal([4, 8, 10, 10, 10], times);
    }

    [Fact]
    public void Ejection_ThatWouldLeaveTooFew_DoesNotHappen()
    {
        using var layer = new PickLayer().Update(4);
        layer.Attempts(layer.All[3], 10_000);
        Eject(layer, 0);
        Eject(layer, 1);

        layer.Attempts(layer.All[2], 100, PickLayer.Failure(StatusCode.Unavailable));

        Assert.Equal(EndpointStatus.Ready, layer.All[2].Health.Status);
        Assert.Equal(2, layer.Set.Selection.Pickable.Length);
    }

    [Fact]
    public void EjectedEndpoints_WhenOthersAreLost_ArePickedInPanic()
    {
        using var layer = new PickLayer().Update(3);
        Eject(layer, 0);
        Lose(layer, 1);

        Assert.True(layer.Set.Selection.IsPanic);
        Assert.Equal([layer.All[0], layer.All[2]], layer.Set.Selection.Pickable);
        Assert.Contains("Warning PanicBegan Too few endpoints of 'test' are left: ejected ones are picked as well.", layer.Logger.Lines);

        layer.Host(layer.All[1].Address).State = HostState.Serving;
        layer.Pass(TimeSpan.FromSeconds(2));
        Assert.False(layer.Set.Selection.IsPanic);
        Assert.Equal([layer.All[1], layer.All[2]], layer.Set.Selection.Pickable);
        Assert.Contains(layer.Logger.Lines, static line => line.Contains("PanicEnded", StringComparison.Ordinal));
    }

    [Fact]
    public void EjectedEndpoint_ThatIsBackByAProbeAndEjectedAgain_StaysForItsNewTime()
    {
        using var layer = new PickLayer().Update(3);
        Eject(layer, 0);
        Lose(layer, 0);
        layer.Host(layer.All[0].Address).State = HostState.Serving;
        layer.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);

        Assert.Equal(60, EjectFor(layer));
        layer.Pass(TimeSpan.FromSeconds(45));

        Assert.Equal(EndpointStatus.Ejected, layer.All[0].Health.Status);
    }

    [Fact]
    public void Failure_OfAnAttemptFromBeforeTheReturn_CountsNoMore()
    {
        using var layer = new PickLayer().Update(2);
        var old = Enumerable.Range(0, 8).Select(_ => layer.BeginAt(layer.All[0])).ToArray();
        Eject(layer, 0);
        layer.Pass(TimeSpan.FromSeconds(31));

        Array.ForEach(old, attempt => layer.End(attempt, PickLayer.Failure(StatusCode.DeadlineExceeded)));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        Assert.Equal(0, layer.All[0].InFlight);
    }

    [Fact]
    public void FastFailures_AheadOfSlowSuccesses_DoNotEject()
    {
        using var layer = new PickLayer().Update(2);
        layer.Attempts(layer.All[1], 100);
        var attempts = Enumerable.Range(0, 40).Select(_ => layer.BeginAt(layer.All[0])).ToArray();

        Array.ForEach(attempts[..7], attempt => layer.End(attempt, PickLayer.Failure(StatusCode.Unavailable)));
        Array.ForEach(attempts[7..], attempt => layer.End(attempt));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
    }

    [Fact]
    public void BrokenConnection_ThatEndsManyAttempts_EjectsNobody()
    {
        using var layer = new PickLayer().Update(2);
        layer.Attempts(layer.All[0], 100);
        layer.Attempts(layer.All[1], 100);

        layer.Attempts(layer.All[0], 50, PickLayer.Failure(FakeHost.Broken));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        Assert.Equal(1, layer.Host(layer.All[0].Address).Questions);
    }

    [Fact]
    public void Options_ThatAreEdited_CountAtOnce()
    {
        using var layer = new PickLayer().Update(2);
        layer.Set.Apply(PickLayer.With(new EjectionOptions { ConsecutiveFailures = 2, BaseTime = TimeSpan.FromSeconds(3), SlowStart = TimeSpan.Zero, Interval = TimeSpan.FromSeconds(1) }));

        layer.Attempts(layer.All[0], 2, PickLayer.Failure(StatusCode.Unavailable));
        Assert.Equal(EndpointStatus.Ejected, layer.All[0].Health.Status);
        layer.Pass(TimeSpan.FromSeconds(3.1));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        Assert.Equal(1, layer.All[0].Health.Share(layer.Now));
    }

    [Fact]
    public void Ejection_WhenSwitchedOff_BringsBackWhoIsOut()
    {
        using var layer = new PickLayer().Update(2);
        Eject(layer, 0);

        layer.Set.Apply(PickLayer.With(new EjectionOptions { Enabled = false }));
        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
        layer.Attempts(layer.All[0], 100, PickLayer.Failure(StatusCode.Unavailable));

        Assert.Equal(EndpointStatus.Ready, layer.All[0].Health.Status);
    }

    [Fact]
    public void EjectedEndpoint_ThatIsDropped_IsWaitedForNoMore()
    {
        using var layer = new PickLayer().Update(2);
        var dropped = layer.All[0];
        Eject(layer, 0);

        layer.Update(layer.All[1].Address);
        layer.Pass(TimeSpan.FromSeconds(31));

        Assert.True(dropped.Removal.IsCancellationRequested);
        Assert.Equal(EndpointStatus.Ejected, dropped.Health.Status);
        Assert.DoesNotContain(layer.Logger.Lines, static line => line.Contains("EndpointReturned", StringComparison.Ordinal));
    }

    private static void Eject(PickLayer layer, int index)
    {
        layer.Attempts(layer.All[^1], 10);
        layer.Attempts(layer.All[index], 5, PickLayer.Failure(StatusCode.Unavailable));
        Assert.Equal(EndpointStatus.Ejected, layer.All[index].Health.Status);
    }

    private static void Lose(PickLayer layer, int index)
    {
        layer.Host(layer.All[index].Address).State = HostState.Refusing;
        layer.Attempts(layer.All[index], 1, PickLayer.Failure(FakeHost.Refused));
        Assert.Equal(EndpointStatus.Unreachable, layer.All[index].Health.Status);
    }

    private static int EjectFor(PickLayer layer)
    {
        Eject(layer, 0);
        return (int)layer.Time.GetElapsedTime(layer.Now, layer.All[0].Health.EjectedUntil).TotalSeconds;
    }

    private static double Share(PickLayer layer, int index)
    {
        var picked = Enumerable.Range(0, 2000).Select(_ => layer.TryBegin()!).ToList();
        picked.ForEach(attempt => layer.End(attempt));
        return picked.Count(attempt => attempt.Endpoint == layer.All[index]) / 2000.0;
    }
}
