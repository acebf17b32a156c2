using System.Globalization;
using GoRpc.Contracts;
using Spectre.Console;

namespace GoRpc.Tour.Interceptors;

/// <summary>How long the calls of each method took. Calls may end on any thread.</summary>
internal sealed class CallTimes
{
    private readonly Lock _adding = new();
    private readonly SortedDictionary<string, (int Count, TimeSpan Sum, TimeSpan Longest)> _times = new(StringComparer.Ordinal);

    public void Add(MethodContract method, TimeSpan time)
    {
        var name = $"{method.ServiceName}/{method.Name}";
        lock (_adding)
        {
            var known = _times.GetValueOrDefault(name);
            _times[name] = (known.Count + 1, known.Sum + time, time > known.Longest ? time : known.Longest);
        }
    }

    public Table ToTable()
    {
        var table = new Table().AddColumns("method", "calls", "mean ms", "longest ms");
        lock (_adding)
        {
            foreach (var (name, (count, sum, longest)) in _times)
            {
                table.AddRow(name, Text(count), Text((sum / count).TotalMilliseconds), Text(longest.TotalMilliseconds));
            }
        }

        return table;
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
