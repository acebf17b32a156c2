using System.Net.Sockets;
using GoRpc.Calls;
using GoRpc.Client.Calls;
using GoRpc.Client.Endpoints;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GoRpc.Unit.Tests.Client.Calls;

/// <summary>What tests of the call layer share: a fake transport, a clock that stands still, and settings without randomness.</summary>
public abstract class CallLayerTest
{
    private protected const string Target = "http://127.0.0.1:5081";

    private readonly Lazy<ResilientCallInvoker> _invoker;

    protected CallLayerTest() => _invoker = new(() => new ResilientCallInvoker(OneEndpoint(Transport, Target, Settings, Time, Logger), Settings, Logger));

    private protected static RpcException Refused { get; } = new(new Status(
        StatusCode.Unavailable,
        "Error starting gRPC call.",
        new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused))));

    private protected FakeTransport Transport { get; } = new();

    private protected TestTime Time { get; } = new();

    private protected RecordingLogger Logger { get; } = new();

    /// <summary>Set before the first call.</summary>
    private protected CallSettings Settings { get; set; } = new() { Retry = new() { Jitter = 0 } };

    private protected ResilientCallInvoker Invoker => _invoker.Value;

    private protected AsyncUnaryCall<string> Call(Method<string, string>? method = null, CallOptions options = default) =>
        Invoker.AsyncUnaryCall(method ?? ShopMethods.Read, null, options, "request");

    /// <summary>A channel's endpoints when there is one, which a fake stands in for.</summary>
    internal static EndpointSet OneEndpoint(CallInvoker transport, string target, CallSettings settings, TimeProvider time, ILogger logger) => EndpointSet.Of(new GoRpcEndpoint(target), new EndpointServices
    {
        Connect = _ => transport,
        Settings = settings,
        Target = target,
        TimeProvider = time,
        Logger = logger,
    });

    /// <summary>Runs code as if inside a server call.</summary>
    private protected static T Inside<T>(EnclosingCall enclosing, Func<T> run)
    {
        EnclosingCall.Current = enclosing;
        try
        {
            return run();
        }
        finally
        {
            EnclosingCall.Current = null;
        }
    }

    private protected static async Task<TException> FailureOf<TException>(Task task)
        where TException : Exception => await Assert.ThrowsAsync<TException>(() => task.Within("the call to fail"));
}
