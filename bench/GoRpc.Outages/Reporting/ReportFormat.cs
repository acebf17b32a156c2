namespace GoRpc.Outages.Reporting;

/// <summary>How results are written.</summary>
internal enum ReportFormat
{
    /// <summary>For people, in a terminal.</summary>
    Table,

    /// <summary>For programs.</summary>
    Tsv,

    /// <summary>For people, with plots: one page that needs nothing else.</summary>
    Html,
}
