using GoRpc.Bench.Stacks.Json;
using GoRpc.Bench.Stacks.ProtobufNet;
using GoRpc.Bench.Stacks.ProtoFirst;
using GoRpc.Bench.Stacks.Raw;
using GoRpc.Bench.Stacks.Subject;

namespace GoRpc.Bench.Stacks;

/// <summary>All stacks by name, in the order of the reports.</summary>
internal static class StackCatalog
{
    /// <summary>The stack that ratios compare with.</summary>
    public const string Baseline = "proto-first";

    private static readonly Dictionary<string, Func<IStack>> Stacks = new()
    {
        ["gorpc"] = GoRpcStack.Default,
        ["gorpc-full"] = GoRpcStack.Full,
        ["gorpc-bare"] = GoRpcStack.Bare,
        [Baseline] = static () => new ProtoFirstStack(),
        ["protobuf-net"] = static () => new ProtobufNetStack(),
        ["json"] = static () => new JsonStack(),
        ["raw"] = static () => new RawStack(),
    };

    public static IReadOnlyList<string> Names { get; } = [.. Stacks.Keys];

    // Made by a delegate, so that a process loads the assemblies of its own stack only.
    public static IStack Create(string name) => Stacks[name]();
}
