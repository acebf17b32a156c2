using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Client;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Clients of plain protobuf-net.Grpc call a GoRpc host by the same interface.</summary>
public sealed class InteropTests
{
    [Service("test.Orders")]
    public interface IOrders
    {
        ValueTask<Order> PlaceAsync(Order order, CancellationToken cancellationToken = default);

        ValueTask<Order> CombineAsync(IAsyncEnumerable<Order> orders, CallContext context = default);

        IAsyncEnumerable<Order> SplitAsync(Order order, CallContext context = default);

        IAsyncEnumerable<Order> StampAsync(IAsyncEnumerable<Order> orders, CallContext context = default);
    }

    [DataContract]
    [CompatibilityLevel(CompatibilityLevel.Level300)]
    public sealed class Order
    {
        [DataMember(Order = 1)]
        public List<string> Lines { get; set; } = [];

        [DataMember(Order = 2)]
        public decimal Total { get; set; }

        [DataMember(Order = 3)]
        public DateTime At { get; set; }

        [DataMember(Order = 4)]
        public Guid Id { get; set; }
    }

    public sealed class Orders : IOrders
    {
        public ValueTask<Order> PlaceAsync(Order order, CancellationToken cancellationToken = default) =>
            order.Lines.Count > 0 ? new(order) : throw new GoRpcException(StatusCode.InvalidArgument, "An order has lines.");

        public async ValueTask<Order> CombineAsync(IAsyncEnumerable<Order> orders, CallContext context = default)
        {
            var all = new Order();
            await foreach (var order in orders)
            {
                all.Lines.AddRange(order.Lines);
                all.Total += order.Total;
            }

            return all;
        }

        public async IAsyncEnumerable<Order> SplitAsync(Order order, CallContext context = default)
        {
            foreach (var line in order.Lines)
            {
                await Task.Yield();
                yield return new Order { Lines = [line] };
            }
        }

        public IAsyncEnumerable<Order> StampAsync(IAsyncEnumerable<Order> orders, CallContext context = default) => StampAsync(orders, context.CancellationToken);

        private static async IAsyncEnumerable<Order> StampAsync(IAsyncEnumerable<Order> orders, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var order in orders.WithCancellation(cancellationToken))
            {
                order.Id = new Guid("00000000-0000-0000-0000-000000000007");
                yield return order;
            }
        }
    }

    [Fact]
    public async Task Unary_FromProtobufNetGrpc_RoundTripsEveryValue()
    {
        await using var server = await ServerUnderTest.StartAsync<Orders>();
        var sent = new Order
        {
            Lines = ["tea", "milk"],
            Total = 12.50m,
            At = new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc),
            Id = Guid.NewGuid(),
        };

        var received = await server.Channel.CreateGrpcService<IOrders>().PlaceAsync(sent).Within("the answer");

        Assert.Equal(sent.Lines, received.Lines);
        Assert.Equal((sent.Total, sent.At, sent.Id), (received.Total, received.At, received.Id));
    }

    [Fact]
    public async Task Unary_ThatFails_GivesProtobufNetGrpcTheStatus()
    {
        await using var server = await ServerUnderTest.StartAsync<Orders>();

        var failure = await Assert.ThrowsAsync<RpcException>(() => server.Channel.CreateGrpcService<IOrders>().PlaceAsync(new Order()).Within("the answer"));

        Assert.Equal(new Status(StatusCode.InvalidArgument, "An order has lines.").ToString(), failure.Status.ToString());
    }

    [Fact]
    public async Task Streams_FromProtobufNetGrpc_CarryEveryMessage()
    {
        await using var server = await ServerUnderTest.StartAsync<Orders>();
        var orders = server.Channel.CreateGrpcService<IOrders>();
        var two = new[] { new Order { Lines = ["tea"], Total = 1 }, new Order { Lines = ["milk"], Total = 2 } };

        var combined = await orders.CombineAsync(two.ToAsyncEnumerable()).Within("the combined order");
        var split = await orders.SplitAsync(combined).ToListAsync().Within("the split orders");
        var stamped = await orders.StampAsync(two.ToAsyncEnumerable()).ToListAsync().Within("the stamped orders");

        Assert.Equal(3, combined.Total);
        Assert.Equal(["tea", "milk"], split.Select(order => order.Lines.Single()));
        Assert.Equal([7, 7], stamped.Select(order => order.Id.ToByteArray()[15]));
    }
}
