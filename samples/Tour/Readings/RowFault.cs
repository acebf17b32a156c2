namespace GoRpc.Tour.Readings;

/// <summary>A row of the file that is no reading.</summary>
/// <param name="Line">The line of the file, the header being line 1.</param>
/// <param name="Column">The number of the field in its row, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record RowFault(long Line, int Column, string Reason)
{
    /// <summary>The fault as one line.</summary>
    public override string ToString() => $"line {Line}, column {Column}: {Reason}";
}
