using GoRpc.Demo;

namespace GoRpc.Host.Telemetry;

/// <summary>The readings of one device so far.</summary>
internal sealed class DeviceTally(string device)
{
    private int _count;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;
    private double _sum;

    public void Add(double value)
    {
        _count++;
        _min = Math.Min(_min, value);
        _max = Math.Max(_max, value);
        _sum += value;
    }

    public DeviceSummary ToSummary() => new() { Device = device, Count = _count, Min = _min, Max = _max, Mean = _sum / _count };
}
