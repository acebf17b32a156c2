namespace GoRpc.Integration.Tests.Aot;

/// <summary>A program that was compiled ahead of time.</summary>
/// <param name="Executable">Its file.</param>
/// <param name="Log">What the compiler said.</param>
public sealed record PublishedProgram(string Executable, string Log);
