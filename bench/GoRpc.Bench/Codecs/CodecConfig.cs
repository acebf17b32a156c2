using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace GoRpc.Bench.Codecs;

/// <summary>A short run in this process: the differences are large, and codecs leave nothing behind that another could feel.</summary>
internal sealed class CodecConfig : ManualConfig
{
    public CodecConfig()
    {
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByMethod);
        HideColumns(Column.Job, Column.Toolchain, Column.IterationCount, Column.LaunchCount, Column.WarmupCount, Column.Error, Column.StdDev);
    }
}
