using System.Collections.Concurrent;
using System.Diagnostics;

namespace GoRpc.Tests.Shared;

/// <summary>An activity of the test, and all below it that some sources start. Those of other tests stay unmade.</summary>
internal sealed class ActivityRecorder : IDisposable
{
    private readonly ActivityListener _listener;

    public ActivityRecorder(params string[] sources)
    {
        Root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        Root.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        var trace = Root.TraceId;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = Stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public Activity Root { get; }

    public ConcurrentQueue<Activity> Stopped { get; } = new();

    public void Dispose()
    {
        _listener.Dispose();
        Root.Stop();
    }
}
