using GoRpc.Schema.Model;
using Grpc.Core;

namespace GoRpc.Cli.Calling;

/// <summary>One call from the command line, whatever its shape.</summary>
internal sealed class Call(GoRpcChannel channel, string name, RequestInput input, CallOptions options)
{
    public required ResponseOutput Output { get; init; }

    public bool IncludesZeros { get; init; }

    /// <summary>What is known of the host's messages once it was asked; null before.</summary>
    public SchemaIndex? Schema { get; private set; }

    /// <exception cref="CliException">There is no such method, or the input is no JSON.</exception>
    /// <exception cref="GoRpcException">The call failed.</exception>
    public async Task RunAsync(GoRpcDynamicClient client)
    {
        Schema = client.Schema;
        client.IncludesZeros = IncludesZeros;
        var (service, method) = MethodName.Find(client.Schema, name, channel.Address);
        switch (method.HasRequestStream, method.HasResponseStream)
        {
            case (false, false):
                Output.Write(await client.UnaryAsync(service.Name, method.Name, await input.ReadOneAsync(options.CancellationToken), options));
                break;
            case (true, false):
                Output.Write(await client.ClientStreamingAsync(service.Name, method.Name, input.ReadAllAsync(options.CancellationToken), options));
                break;
            case (false, true):
                await Output.WriteAsync(client.ServerStreamingAsync(service.Name, method.Name, await input.ReadOneAsync(options.CancellationToken), options));
                break;
            default:
                await Output.WriteAsync(client.DuplexAsync(service.Name, method.Name, input.ReadAllAsync(options.CancellationToken), options));
                break;
        }
    }
}
