namespace GoRpc.Bench.Codecs;

/// <summary>
/// Runs all codecs, messages and directions in short turns on one thread. What disturbs a round disturbs all of them, and the runtime
/// compiles the code for many messages, as in a real process, and not for the one that happens to run first.
/// </summary>
/// <param name="rounds">Turns of each codec.</param>
/// <param name="turn">The length of a turn.</param>
internal sealed class CodecComparison(int rounds, TimeSpan turn)
{
    // The runtime watches which types code meets before it compiles it once more, and would take the smallest message, which is read
    // most often in a given time, for the only one there is. So each is read equally often until then.
    private const int FirstRuns = 2_000;

    // It compiles on another thread.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    public IReadOnlyList<CodecResult> Run(IReadOnlyList<CodecCase> cases)
    {
        CodecRun[] runs = [.. cases.SelectMany(RunsOf)];
        for (var first = 0; first < FirstRuns; first++)
        {
            Array.ForEach(runs, run => run.Once());
        }

        for (var round = 0; round < WarmUp / turn; round++)
        {
            Array.ForEach(runs, run => run.WarmUp(turn));
        }

        // Each round starts at another place, so that nobody always runs behind the same neighbour's garbage.
        for (var round = 0; round < rounds; round++)
        {
            for (var place = 0; place < runs.Length; place++)
            {
                runs[(round + place) % runs.Length].Measure();
            }
        }

        Array.ForEach(runs, run => run.MeasureBytes());
        return Array.ConvertAll(runs, run => run.Result);
    }

    private static IEnumerable<CodecRun> RunsOf(CodecCase @case) =>
    [
        .. @case.Codecs.Select(codec => new CodecRun($"{@case.Message}-write", codec.Name, codec.Write)),
        .. @case.Codecs.Select(codec => new CodecRun($"{@case.Message}-read", codec.Name, codec.Read)),
    ];
}
