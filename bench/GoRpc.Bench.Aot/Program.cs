using GoRpc.Bench.ColdStart;
using GoRpc.Bench.Stacks;
using GoRpc.Bench.Stacks.ProtoFirst;
using GoRpc.Bench.Stacks.Raw;
using GoRpc.Bench.Stacks.Subject;

IStack stack = args switch
{
    ["gorpc"] => GoRpcStack.Default(),
    ["raw"] => new RawStack(),
    _ => new ProtoFirstStack(),
};
await FirstCall.RunAsync(stack);
