using System.Runtime.CompilerServices;

namespace GoRpc.Bench.Stacks;

/// <summary>Checks what came back, so that no stack is fast because it does not do the work.</summary>
internal static class Answer
{
    public static void Check(int found, int expected, [CallerMemberName] string call = "")
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"{call}: the answer is {found}, expected {expected}.");
        }
    }
}
