using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Client;

[Service("gorpc.specs.Greeter")]
public interface IGreeter : IAsyncDisposable
{
    Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);

    Task<int> CountAsync(int from, int to);

    /// <summary>Runs on the client: it has a body and is no operation.</summary>
    int Twice(int number) => 2 * number;

    /// <summary>Runs on the client and calls from there.</summary>
    Task<string> GreetWorldAsync() => GreetAsync("world");

    /// <summary>Runs on the client, where its exception is thrown as it is.</summary>
    void Fail() => throw new FormatException("local");
}
