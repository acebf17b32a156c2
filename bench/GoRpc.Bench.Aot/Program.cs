using GoRpc.Bench.ColdStart;
using GoRpc.Bench.Stacks;
using GoRpc.Bench.Stacks.ProtoFirst;
using GoRpc.Bench.Stacks.Raw;

IStack stack = args is ["raw"] ? new RawStack() : new ProtoFirstStack();
await FirstCall.RunAsync(stack);
