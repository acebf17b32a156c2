using System.CommandLine;
using GoRpc.Bench.Codecs;
using GoRpc.Bench.Reporting;

namespace GoRpc.Bench.Commands;

/// <summary>Compares the codecs in memory.</summary>
internal static class CodecCommand
{
    private const int FullRounds = 1000;
    private const int QuickRounds = 200;

    private const string Caption = "Writing (measuring included) and reading one message in memory; ratios to Google.Protobuf, and of JSON to System.Text.Json, with their 95 % intervals.";

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(1);

    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = $"{QuickRounds} rounds instead of {FullRounds}." };
        var format = ReportFormatOption.Create();
        var command = new Command("codec", "Writes and reads messages in memory, beside Google.Protobuf, protobuf-net and System.Text.Json, in turns.") { quick, format };
        command.SetAction(result =>
        {
            var comparison = new CodecComparison(result.GetValue(quick) ? QuickRounds : FullRounds, Turn);
            Report.Write(result.GetValue(format), Caption, CodecRow.Columns, CodecRow.Of(comparison.Run(CodecCase.All)));
        });
        return command;
    }
}
