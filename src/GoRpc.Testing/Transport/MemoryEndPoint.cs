using System.Net;

namespace GoRpc.Testing.Transport;

/// <summary>Where a test host listens: in the memory of its process.</summary>
internal sealed class MemoryEndPoint : EndPoint
{
    public override string ToString() => "memory";
}
