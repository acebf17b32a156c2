using System.Net;
using System.Net.Sockets;
using GoRpc.Integration.Tests.Processes;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Integration.Tests.Faults;

/// <summary>Calls that their own side ends, at each stage and in each kind, against the real host: every kind gives the same exceptions.</summary>
public sealed class CallEndTests(DemoHost host) : IClassFixture<DemoHost>
{
    public static TheoryData<MethodType> Kinds =>
        [MethodType.Unary, MethodType.ServerStreaming, MethodType.ClientStreaming, MethodType.DuplexStreaming];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cancel_BeforeTheCall_MakesNoCall(MethodType kind)
    {
        await using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EndedAsync(() => OpenCall.Begin(channel, kind, cancellation.Token)));

        Assert.Equal(cancellation.Token, failure.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cancel_WhileConnecting_EndsTheCall(MethodType kind)
    {
        // Accepted by the system, and never spoken to.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var channel = GoRpcChannel.ForAddress($"https://{silent.LocalEndpoint}");
        using var cancellation = new CancellationTokenSource();
        var call = OpenCall.Begin(channel, kind, cancellation.Token);
        using var connection = await silent.AcceptSocketAsync().Within("the connection");

        await cancellation.CancelAsync();

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Ended.Within("the call to end"));
        Assert.Equal(cancellation.Token, failure.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cancel_WhileTheHandlerRuns_EndsTheCall(MethodType kind)
    {
        await using var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        using var cancellation = new CancellationTokenSource();
        var call = await OpenCall.EstablishAsync(channel, kind, cancellation.Token);

        await cancellation.CancelAsync();

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Ended.Within("the call to end"));
        Assert.Equal(cancellation.Token, failure.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Deadline_WhileTheHandlerRuns_IsTheSameTypeInEachKind(MethodType kind)
    {
        await using var channel = GoRpcChannel.ForAddress(
            host.GrpcAddress, options => options.Methods[OpenCall.MethodOf(kind)] = new MethodOptions { Deadline = TimeSpan.FromMilliseconds(300) });

        var failure = await Assert.ThrowsAsync<DeadlineExceededException>(() => OpenCall.Begin(channel, kind).Ended.Within("the deadline"));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Equal(OpenCall.MethodOf(kind), $"{failure.Call!.Service}/{failure.Call.Method}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Dispose_OfTheChannelWhileTheHandlerRuns_EndsTheCall(MethodType kind)
    {
        var channel = GoRpcChannel.ForAddress(host.GrpcAddress);
        var call = await OpenCall.EstablishAsync(channel, kind);

        await channel.DisposeAsync();

        // Nobody's token was cancelled, so this is no OperationCanceledException.
        await Assert.ThrowsAsync<GoRpcException>(() => call.Ended.Within("the call to end"));
    }

    private static async Task EndedAsync(Func<OpenCall> begin) => await begin().Ended.Within("the call to end");
}
