using Microsoft.AspNetCore.Builder;
using ProtoBuf;

namespace GoRpc.Integration.Tests.Interop;

/// <summary>Contracts of WCF, with System.ServiceModel's own attributes, served and called by GoRpc.</summary>
public sealed class WcfContractTests : IAsyncLifetime
{
    private WebApplication? _server;
    private GoRpcChannel? _channel;

    private IWcfOrders Orders => _channel!.CreateClient<IWcfOrders>();

    public async ValueTask InitializeAsync()
    {
        _server = await InteropServer.StartAsync(
            services => services.AddGoRpc(options => options.DefaultCompatibilityLevel = CompatibilityLevel.Level300),
            app => app.MapGoRpcService<OrderService>());
        _channel = GoRpcChannel.ForAddress(_server.Urls.Single(), options => options.DefaultCompatibilityLevel = CompatibilityLevel.Level300);
    }

    public async ValueTask DisposeAsync()
    {
        await (_channel?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Place_OfOneMessage_AnswersOneMessage()
    {
        var receipt = await CallAsync(() => Orders.Place(new WcfOrder { Article = "tea", Count = 2 }));

        Assert.Equal(7, receipt.Number);
        Assert.Equal(["tea", "tea"], receipt.Lines);
    }

    [Fact]
    public async Task Total_OfSeveralParameters_AnswersAScalar()
    {
        Assert.Equal(7.50m, await CallAsync(() => Orders.Sum("tea", 3, 2.50m)));
    }

    [Fact]
    public async Task Cancel_OneWay_TellsOfItsFailure()
    {
        var failure = await Assert.ThrowsAsync<GoRpcException>(() => CallAsync(() =>
        {
            Orders.Cancel(8);
            return 0;
        }));

        Assert.Equal(Grpc.Core.StatusCode.NotFound, failure.StatusCode);
        Assert.Equal("Shop.Orders", failure.Call!.Service);
    }

    // Synchronous operations wait on the thread that calls.
    private static Task<T> CallAsync<T>(Func<T> call) => Task.Run(call).WaitAsync(TimeSpan.FromSeconds(60));

    private sealed class OrderService : IWcfOrders
    {
        public WcfReceipt Place(WcfOrder order) => new() { Number = 7, Lines = [.. Enumerable.Repeat(order.Article, order.Count)] };

        public decimal Sum(string article, int count, decimal price) => count * price;

        public void Cancel(int number) => throw new GoRpcException(Grpc.Core.StatusCode.NotFound, $"There is no order {number}.");
    }
}
