using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Every form of a method's signature, seen on the wire.</summary>
public sealed class CallKindTests
{
    [Service("test.Shapes")]
    public interface IShapes
    {
        int AddNow(int a, int b);

        Task<int> AddAsync(int a, int b, CancellationToken cancellationToken = default);

        ValueTask<int> AddSoonAsync(int a, int b, CallContext context = default);

        Task NothingAsync();

        ValueTask NothingSoonAsync();

        void NothingNow();

        Task<Box> SameAsync(Box box);

        Task<Box?> FindAsync(int id);

        Task<List<int>> ListAsync(int count);

        IAsyncEnumerable<Box> BoxesAsync(int count, int weight);

        IAsyncEnumerable<Box> PassAsync(IAsyncEnumerable<Box> boxes);
    }

    [System.Runtime.Serialization.DataContract]
    public sealed record Box([property: System.Runtime.Serialization.DataMember(Order = 1)] int Weight);

    public sealed class Shapes : IShapes
    {
        public int AddNow(int a, int b) => a + b;

        public Task<int> AddAsync(int a, int b, CancellationToken cancellationToken = default) => Task.FromResult(a + b);

        public async ValueTask<int> AddSoonAsync(int a, int b, CallContext context = default)
        {
            await Task.Yield();
            return a + b + (context.ServerCallContext is null ? 100 : 0);
        }

        public Task NothingAsync() => Task.CompletedTask;

        public async ValueTask NothingSoonAsync() => await Task.Yield();

        public void NothingNow()
        {
        }

        public Task<Box> SameAsync(Box box) => Task.FromResult(box);

        public Task<Box?> FindAsync(int id) => Task.FromResult(id == 0 ? null : new Box(id));

        public Task<List<int>> ListAsync(int count) => Task.FromResult(Enumerable.Range(1, count).ToList());

        public async IAsyncEnumerable<Box> BoxesAsync(int count, int weight)
        {
            for (var i = 0; i < count; i++)
            {
                await Task.Yield();
                yield return new Box(weight + i);
            }
        }

        public IAsyncEnumerable<Box> PassAsync(IAsyncEnumerable<Box> boxes) => boxes;
    }

    [Theory]
    [InlineData("AddNow", "0801" + "1002", "0803")]
    [InlineData("Add", "0801" + "1002", "0803")]
    [InlineData("AddSoon", "0801" + "1002", "0803")]
    [InlineData("Nothing", "", "")]
    [InlineData("NothingSoon", "", "")]
    [InlineData("NothingNow", "", "")]
    [InlineData("Same", "0807", "0807")]
    [InlineData("Find", "", "")]
    [InlineData("Find", "0805", "0A020805")]
    [InlineData("List", "0803", "0A03010203")]
    public async Task Unary_InEachForm_AnswersItsMessage(string method, string request, string expected)
    {
        await using var server = await ServerUnderTest.StartAsync<Shapes>();

        var response = await server.Calls.Unary($"test.Shapes/{method}", Convert.FromHexString(request)).ResponseAsync.Within("the answer");

        Assert.Equal(expected, Convert.ToHexString(response));
    }

    [Fact]
    public async Task ServerStream_OfMessages_ArrivesInOrder()
    {
        await using var server = await ServerUnderTest.StartAsync<Shapes>();

        using var call = server.Calls.ServerStreaming("test.Shapes/Boxes", [0x08, 3, 0x10, 10]);
        var boxes = await call.ResponseStream.ReadAllAsync().Select(Convert.ToHexString).ToListAsync().Within("the boxes");

        Assert.Equal(["080A", "080B", "080C"], boxes);
    }

    [Fact]
    public async Task Duplex_ThatPassesItsRequests_SendsThemBackOneByOne()
    {
        await using var server = await ServerUnderTest.StartAsync<Shapes>();

        using var call = server.Calls.Duplex("test.Shapes/Pass");
        for (byte weight = 1; weight <= 3; weight++)
        {
            await call.RequestStream.WriteAsync([0x08, weight]).Within("a box to go");
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).Within("a box to come back"));
            Assert.Equal([0x08, weight], call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync().Within("the end of the requests");
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None).Within("the end of the call"));
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Call_OfEachKind_AnswersTheSumOfItsValues(MethodType kind)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script());
        int[] values = kind is MethodType.Unary or MethodType.ServerStreaming ? [6] : [1, 2, 3];

        Assert.Equal([6], await server.Calls.CallAsync(kind, default, values));
    }

    [Fact]
    public async Task ClientStream_ThatIsReadTwice_FailsAndSaysSoInTheLog()
    {
        var script = new Probe.Script
        {
            Answer = async (values, context) => await Probe.Script.SumAsync(values, context) + await Probe.Script.SumAsync(values, context),
        };
        await using var server = await ProbeServer.StartAsync(script);

        var failure = await server.Calls.FailAsync(MethodType.ClientStreaming);

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Contains("enumerated twice", Assert.Single(server.Logs.Of("UnhandledException")).Exception!.Message);
    }

    [Fact]
    public async Task ClientStream_WhoseHandlerReturnsEarly_EndsWithItsAnswer()
    {
        var script = new Probe.Script
        {
            Answer = async (values, _) =>
            {
                await foreach (var value in values)
                {
                    return value;
                }

                return 0;
            },
        };
        await using var server = await ProbeServer.StartAsync(script);

        using var call = server.Calls.ClientStreaming("test.Probe/Up");
        await call.RequestStream.WriteAsync([0x08, 42]).Within("the first value");

        Assert.Equal([0x08, 42], await call.ResponseAsync.Within("an answer before the end of the requests"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }
}
