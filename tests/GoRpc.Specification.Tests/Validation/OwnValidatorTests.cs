using GoRpc.Specification.Tests.Server;
using GoRpc.Tests.Shared;
using GoRpc.Validation;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Specification.Tests.Validation;

/// <summary>Rules that do not stand on the contract: validators of the application's own.</summary>
public sealed class OwnValidatorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unary_RequestThatAnOwnRuleRefuses_EndsBeforeTheHandler(bool takesTime)
    {
        await using var application = await StartAsync(takesTime);
        using var channel = GoRpcChannel.ForAddress(application.Urls.Single());
        var shop = channel.CreateClient<IRuledShop>();

        var failure = await Assert.ThrowsAsync<GoRpcException>(() => shop.PlainAsync("forbidden").Within("the failure"));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        var violation = Assert.Single(failure.Details.BadRequest!.FieldViolations);
        Assert.Equal(("is forbidden", "FORBIDDEN"), (violation.Description, violation.Reason));
        Assert.Equal("plain", await shop.PlainAsync("fine").Within("the answer"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ServerStream_RequestThatAnOwnRuleRefuses_EndsBeforeTheHandler(bool takesTime)
    {
        await using var application = await StartAsync(takesTime);
        using var channel = GoRpcChannel.ForAddress(application.Urls.Single());

        var failure = await Assert.ThrowsAsync<GoRpcException>(() =>
            channel.CreateClient<IRuledShop>().FindAsync("forbidde").ToListAsync(TestContext.Current.CancellationToken).AsTask().Within("the failure"));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
    }

    private static async Task<WebApplication> StartAsync(bool takesTime)
    {
        var builder = HostFixture.CreateBuilder();
        builder.Services.AddGoRpc();
        builder.Services.AddSingleton<IMessageValidator>(new Forbidding(takesTime));
        var application = builder.Build();
        application.MapGoRpcService<RuledShop>();
        await application.StartAsync().Within("the host to start");
        return application;
    }

    private sealed class Forbidding(bool takesTime) : IMessageValidator
    {
        public bool CanValidate(Type type) => type == typeof(string);

        public async ValueTask ValidateAsync(object value, MessageValidation validation)
        {
            if (takesTime)
            {
                await Task.Yield();
            }

            if (((string)value).StartsWith("forbid", StringComparison.Ordinal))
            {
                validation.Add("", "is forbidden", "FORBIDDEN");
            }
        }
    }
}
