using GoRpc.Server.Dispatch;
using GoRpc.Server.Draining;
using GoRpc.Server.Errors;
using GoRpc.Server.Messages;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GoRpc.Unit.Tests.Server.Errors;

public sealed class CallFailuresTests
{
    private static readonly DateTime Past = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1);
    private static readonly DateTime Future = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);

    [Fact]
    public void Translate_OfACancellationAfterTheDeadline_IsDeadlineExceeded()
    {
        Assert.Equal(StatusCode.DeadlineExceeded, Translate(new OperationCanceledException(), CallOf(Past)));
        Assert.Equal(StatusCode.DeadlineExceeded, Translate(new TaskCanceledException(), CallOf(Past, new CancellationToken(canceled: true))));
    }

    [Fact]
    public void Translate_OfACancellationOfTheCall_IsCancelled() =>
        Assert.Equal(StatusCode.Cancelled, Translate(new OperationCanceledException(), CallOf(Future, new CancellationToken(canceled: true))));

    [Fact]
    public void Translate_OfTheEndOfTheCall_IsCancelledBeforeTheTokenKnows()
    {
        var call = CallOf();

        Assert.Equal(StatusCode.Cancelled, Translate(new CallEndedException(new IOException(), call.CancellationToken), call));
    }

    [Fact]
    public void Translate_OfAnyOtherCancellation_IsThatOfAnyOtherException()
    {
        Assert.Equal(StatusCode.Internal, Translate(new OperationCanceledException(), CallOf(Future)));
        Assert.Equal(
            StatusCode.Unavailable,
            Translate(new TaskCanceledException(), CallOf(), new ExceptionStatus(typeof(OperationCanceledException), StatusCode.Unavailable, IncludeMessage: false)));
    }

    [Fact]
    public void Translate_OfAMappedException_LosesToItsOwnStatus()
    {
        var mapping = new ExceptionStatus(typeof(Exception), StatusCode.Unknown, IncludeMessage: true);

        Assert.Equal(StatusCode.NotFound, Translate(new GoRpcException(StatusCode.NotFound, "none"), CallOf(), mapping));
        Assert.Equal(StatusCode.Unknown, Translate(new RpcException(Status.DefaultSuccess), CallOf(), mapping));
    }

    [Fact]
    public void Translate_OfEqualFailures_GivesEachItsOwnId()
    {
        var failures = Create();

        var first = failures.Translate(new TimeoutException(), CallOf());
        var second = failures.Translate(new TimeoutException(), CallOf());

        Assert.NotEqual(first.Status.Detail, second.Status.Detail);
    }

    [Fact]
    public void OfResponse_OfAMappedException_IsStillThisSidesMistake()
    {
        var failures = Create(new ExceptionStatus(typeof(Exception), StatusCode.NotFound, IncludeMessage: true));

        Assert.Equal(StatusCode.Internal, failures.OfResponse(new ContractViolationException("Order.Name", "null"), Fakes.Method()).StatusCode);
    }

    [Fact]
    public void OfRequest_OfAnExceptionOfTheMessagesOwnType_CanBeMapped()
    {
        var failures = Create(new ExceptionStatus(typeof(ArgumentException), StatusCode.InvalidArgument, IncludeMessage: true));

        var answer = failures.OfRequest(new ArgumentException("A name has letters."), Fakes.Method());

        Assert.Equal("A name has letters.", answer.Status.Detail);
    }

    private static StatusCode Translate(Exception exception, ServerCall call, params ExceptionStatus[] statuses) =>
        Create(statuses).Translate(exception, call).StatusCode;

    private static CallFailures Create(params ExceptionStatus[] statuses) =>
        new(new ExceptionStatuses(statuses), Options.Create(new GoRpcServerOptions()), new Drain(TimeProvider.System), NullLogger<CallFailures>.Instance);

    private static ServerCall CallOf(DateTime? deadline = null, CancellationToken cancellationToken = default)
    {
        var context = new FakeServerCallContext(deadline, cancellationToken);
        return HttpCalls.Begin(Fakes.Method(), MessageLimits.Of(new GoRpcServerOptions()), context);
    }
}
