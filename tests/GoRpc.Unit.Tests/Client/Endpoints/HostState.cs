namespace GoRpc.Unit.Tests.Client.Endpoints;

/// <summary>What a <see cref="FakeHost"/> does with who asks whether it is there.</summary>
internal enum HostState
{
    Serving,
    WithoutHealthService,
    NotServing,
    Refusing,
    Silent,
}
