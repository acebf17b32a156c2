using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace GoRpc.Tests.Shared;

/// <summary>Makes a meter of its own, so that tests that run side by side don't measure each other, and keeps what is measured by it.</summary>
internal sealed class MetricsRecorder : IMeterFactory
{
    private readonly ConcurrentDictionary<string, Meter> _meters = new();
    private readonly MeterListener _listener = new();

    public MetricsRecorder()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == this)
            {
                Instruments.Enqueue(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public ConcurrentQueue<Instrument> Instruments { get; } = new();

    public ConcurrentQueue<Measured> All { get; } = new();

    public IEnumerable<Measured> Of(string instrument) => All.Where(measured => measured.Instrument == instrument);

    /// <summary>What is only measured when somebody asks.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public Meter Create(MeterOptions options) => _meters.GetOrAdd(options.Name, name => new Meter(name, null, null, scope: this));

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var meter in _meters.Values)
        {
            meter.Dispose();
        }
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        All.Enqueue(new Measured(instrument.Name, value, tags.ToArray().ToDictionary()));
}
