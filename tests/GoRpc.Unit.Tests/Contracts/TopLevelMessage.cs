namespace GoRpc.Unit.Tests.Contracts;

public sealed record TopLevelMessage(int Number);
