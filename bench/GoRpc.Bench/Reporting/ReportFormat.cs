namespace GoRpc.Bench.Reporting;

/// <summary>How results are written.</summary>
internal enum ReportFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs.</summary>
    Tsv,
}
