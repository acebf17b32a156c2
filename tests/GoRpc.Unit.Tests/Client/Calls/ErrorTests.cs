using GoRpc.Calls;
using GoRpc.Faults;
using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Client.Calls;

public sealed class ErrorTests : CallLayerTest
{
    [Fact]
    public async Task Failure_SaysServiceMethodTargetStatusAttemptsElapsedAndDetail()
    {
        var call = Call(ShopMethods.Buy);
        var attempt = await Transport.NextAsync();
        Time.Advance(TimeSpan.FromMilliseconds(12));
        attempt.Fail(StatusCode.InvalidArgument, "Division by zero.");

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal("test.Shop/Buy at http://127.0.0.1:5081 failed with INVALID_ARGUMENT after 1 attempt in 12 ms: Division by zero.", failure.Message);
        Assert.Equal(new FailedCall("test.Shop", "Buy", Target, 1, TimeSpan.FromMilliseconds(12)), failure.Call);
    }

    [Fact]
    public async Task Failure_AfterRetries_SaysHowManyAttemptsAndSeconds()
    {
        Settings = new() { Retry = new() { MaxAttempts = 2, BaseDelay = TimeSpan.FromMilliseconds(1500), Jitter = 0 } };
        var call = Call();
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);
        await Time.PassAsync();
        (await Transport.NextAsync()).Fail(StatusCode.Unavailable);

        Assert.Equal(
            "test.Shop/Read at http://127.0.0.1:5081 failed with UNAVAILABLE after 2 attempts in 1.5 s.",
            (await FailureOf<GoRpcException>(call.ResponseAsync)).Message);
    }

    [Fact]
    public async Task DeclaredFault_InTheTrailers_IsThrownTyped()
    {
        var call = Call(ShopMethods.Buy);
        var attempt = await Transport.NextAsync();
        attempt.Trailers.Add(CallMetadata.StatusDetails, DetailsOf(new OutOfStock { Left = 3 }));
        attempt.Fail(StatusCode.NotFound, "sold out");

        var fault = await FailureOf<FaultException<OutOfStock>>(call.ResponseAsync);
        Assert.Equal(3, fault.Detail.Left);
        Assert.Equal(StatusCode.NotFound, fault.StatusCode);
        Assert.Equal(1, fault.Call!.Attempts);
        Assert.EndsWith(": sold out", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_ThatTheMethodDoesNotDeclare_IsAPlainFailure()
    {
        var call = Call(ShopMethods.Read);
        var attempt = await Transport.NextAsync();
        attempt.Trailers.Add(CallMetadata.StatusDetails, DetailsOf(new OutOfStock()));
        attempt.Fail(StatusCode.NotFound);

        Assert.IsType<GoRpcException>(await FailureOf<GoRpcException>(call.ResponseAsync));
    }

    [Theory]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Cancelled)]
    public async Task PassedDeadline_WhicheverSideNoticed_IsOneType(StatusCode code)
    {
        var call = Call(ShopMethods.Buy, new CallOptions(deadline: Time.Now.AddSeconds(1)));
        var attempt = await Transport.NextAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        attempt.Fail(code);

        var failure = await FailureOf<DeadlineExceededException>(call.ResponseAsync);
        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Contains("DEADLINE_EXCEEDED after 1 attempt in 1 s: The deadline of the call passed.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContractViolation_FoundWhileEncoding_SurfacesAsItself()
    {
        var violation = new ContractViolationException("Request.Name", "Request.Name is null.");
        var call = Call();
        (await Transport.NextAsync()).Fail(StatusCode.Internal, "Error starting gRPC call.", new HttpRequestException("", violation));

        Assert.Same(violation, await FailureOf<ContractViolationException>(call.ResponseAsync));
        Assert.Equal(1, Transport.Count);
    }

    [Fact]
    public async Task ContractViolations_HoweverMany_LeaveTheCircuitClosed()
    {
        Settings = new() { CircuitBreaker = new() { MinimumThroughput = 2 } };
        for (var i = 0; i < 5; i++)
        {
            var call = Call();
            (await Transport.NextAsync()).Fail(StatusCode.Internal, "", new ContractViolationException("Request", "null"));
            await FailureOf<ContractViolationException>(call.ResponseAsync);
        }

        var next = Call();
        (await Transport.NextAsync()).Respond("fine");
        Assert.Equal("fine", await next.ResponseAsync.Within("the response"));
    }

    public static TheoryData<StatusCode, string, StatusCode, string> AnswersThatAreNoGrpc => new()
    {
        { StatusCode.Cancelled, "Bad gRPC response. Invalid content-type value: text/html", StatusCode.Unknown, "is not a gRPC service, but a web server or a proxy. Invalid content-type value: text/html." },
        { StatusCode.Unavailable, "Bad gRPC response. HTTP status code: 502", StatusCode.Unavailable, "HTTP status code: 502." },
        { StatusCode.Cancelled, "No grpc-status found on response.", StatusCode.Unknown, "ended without a gRPC status" },
    };

    [Theory]
    [MemberData(nameof(AnswersThatAreNoGrpc))]
    public async Task AnswerThatIsNoGrpc_IsToldInWords(StatusCode given, string detail, StatusCode expected, string words)
    {
        var call = Call(ShopMethods.Buy);
        (await Transport.NextAsync()).Fail(given, detail);

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(expected, failure.StatusCode);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TransportsException_IsTheInnerException()
    {
        Settings = new() { Retry = new() { MaxAttempts = 1 } };
        var call = Call();
        (await Transport.NextAsync()).Fail(Refused);

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Same(Refused.Status.DebugException, failure.InnerException);
        Assert.Contains("Nothing listens at http://127.0.0.1:5081. Start the service", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StandardDetails_InTheTrailers_AreReadWhenAskedFor()
    {
        var call = Call(ShopMethods.Read);
        var attempt = await Transport.NextAsync();
        attempt.Trailers.Add(CallMetadata.StatusDetails, StatusDetails.Pack(StatusCode.NotFound, "", new ErrorDetails { ResourceInfo = new("order", "17") }));
        attempt.Fail(StatusCode.NotFound);

        var failure = await FailureOf<GoRpcException>(call.ResponseAsync);
        Assert.Equal(new ErrorDetails { ResourceInfo = new("order", "17") }, failure.Details);
        Assert.Same(failure.Details, failure.Details);
        Assert.Null(failure.Added);
    }

    private static byte[] DetailsOf(OutOfStock fault)
    {
        var status = new StatusDetails(StatusCode.NotFound, "");
        status.Add(FaultDetails.Pack(ShopMethods.Of("Buy").Faults.Single(), fault));
        return status.ToBytes();
    }
}
