using GoRpc.Server.Errors;
using Grpc.Core;

namespace GoRpc.Unit.Tests.Server.Errors;

public sealed class ExceptionStatusesTests
{
    [Fact]
    public void Find_WithSeveralMappedBases_TakesTheMostDerived()
    {
        var statuses = new ExceptionStatuses([Map<Exception>(StatusCode.Unknown), Map<ArgumentException>(StatusCode.InvalidArgument), Map<SystemException>(StatusCode.Internal)]);

        Assert.Equal(StatusCode.InvalidArgument, statuses.Find(new ArgumentNullException())?.StatusCode);
        Assert.Equal(StatusCode.Internal, statuses.Find(new TimeoutException())?.StatusCode);
        Assert.Equal(StatusCode.Unknown, statuses.Find(new HttpRequestException())?.StatusCode);
    }

    [Fact]
    public void Find_OfATypeMappedTwice_TakesTheLast()
    {
        var statuses = new ExceptionStatuses([Map<TimeoutException>(StatusCode.Unavailable), Map<TimeoutException>(StatusCode.DeadlineExceeded)]);

        Assert.Equal(StatusCode.DeadlineExceeded, statuses.Find(new TimeoutException())?.StatusCode);
    }

    [Fact]
    public void Find_OfATypeThatIsNotMapped_IsNull() => Assert.Null(new ExceptionStatuses([Map<TimeoutException>(StatusCode.Unavailable)]).Find(new ArgumentException()));

    [Fact]
    public void Find_OfAContractViolation_IgnoresTheMappingOfItsBase()
    {
        var violation = new ContractViolationException("Order.Name", "null");

        Assert.Null(new ExceptionStatuses([Map<ArgumentException>(StatusCode.InvalidArgument)]).Find(violation));
        Assert.Equal(StatusCode.DataLoss, new ExceptionStatuses([Map<ContractViolationException>(StatusCode.DataLoss)]).Find(violation)?.StatusCode);
    }

    private static ExceptionStatus Map<TException>(StatusCode statusCode) => new(typeof(TException), statusCode, IncludeMessage: false);
}
