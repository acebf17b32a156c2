using System.Net.Sockets;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Endpoints;

/// <summary>Stands for a host as far as its endpoint's connections go: it answers the question whether it is there, and nothing else.</summary>
internal sealed class FakeHost(string address, TimeProvider time)
{
    private readonly List<FakeConnection> _connections = [];
    private int _questions;

    public static RpcException Refused { get; } = new(new Status(
        StatusCode.Unavailable,
        "Error starting gRPC call.",
        new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused))));

    public static RpcException Broken { get; } = new(new Status(StatusCode.Unavailable, "The response ended.", new IOException("Connection reset")));

    public string Address => address;

    public HostState State { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Questions => Volatile.Read(ref _questions);

    public FakeConnection[] Connections
    {
        get
        {
            lock (_connections)
            {
                return [.. _connections];
            }
        }
    }

    public FakeConnection Connect()
    {
        lock (_connections)
        {
            var connection = new FakeConnection(this);
            _connections.Add(connection);
            return connection;
        }
    }

    public async Task<byte[]> AnswerAsync(CallOptions options)
    {
        Interlocked.Increment(ref _questions);
        switch (State)
        {
            case HostState.Refusing:
                throw Refused;
            case HostState.WithoutHealthService:
                throw new RpcException(new Status(StatusCode.Unimplemented, "Service is unimplemented."));
            case HostState.Silent:
                await Task.Delay(options.Deadline!.Value - time.GetUtcNow().UtcDateTime, time, options.CancellationToken);
                throw new RpcException(new Status(StatusCode.DeadlineExceeded, ""));
            default:
                return [0x08, State == HostState.NotServing ? (byte)2 : (byte)1];
        }
    }
}
