using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Whatever an implementation throws and wherever: no name of a type, no stack trace and no secret is in the response.</summary>
public sealed class LeakTests
{
    private const string Secret = "payroll";

    private static readonly Dictionary<string, Func<Task>> Failures = new()
    {
        ["an exception of its own"] = () => throw new PayrollException(Secret),
        ["an exception in another"] = () => throw new AggregateException(Secret, new PayrollException(Secret), new TimeoutException(Secret)),
        ["a null reference"] = () => Task.FromResult(((string)null!).Length),
        ["an exception of a type's initializer"] = () => Task.FromResult(BrokenType.Value),
        ["a cast"] = () => Task.FromResult((int)(object)new PayrollException(Secret)),
        ["a contract violation"] = () => throw new ContractViolationException(Secret, Secret),
        ["a cancellation of its own"] = () => throw new OperationCanceledException(Secret, new PayrollException(Secret)),
        ["a mapped exception"] = () => throw new KeyNotFoundException(Secret, new PayrollException(Secret)),
        ["a status with a cause"] = () => throw new GoRpcException(StatusCode.NotFound, "No such order.", new PayrollException(Secret)),
        ["a status with details and a cause"] = () => throw new GoRpcException(StatusCode.NotFound, "No such order.", new PayrollException(Secret))
        {
            Details = new ErrorDetails { ErrorInfo = new("NO_ORDER", "test") },
        },
        ["a status of another library with a cause"] = () => throw new RpcException(new Status(StatusCode.NotFound, "No such order.", new PayrollException(Secret)), Secret),
        ["a status OK"] = () => throw new RpcException(Status.DefaultSuccess, Secret),
        ["a declared fault"] = () => throw new FaultException<OutOfStock>(new OutOfStock("shoes", 1)),
        ["a declared fault that can't be sent"] = () => throw new FaultException<OutOfStock>(new OutOfStock(null!, 1)),
        ["an undeclared fault"] = () => throw new FaultException<PayrollFault>(new PayrollFault(Secret)),
        ["a call to where nothing listens"] = () => CallNothingAsync(),
        ["a call to where nothing listens, by another library"] = () => CallNothingByAnotherLibraryAsync(),
    };

    public static TheoryData<string, MethodType> FailuresAndKinds =>
        new MatrixTheoryData<string, MethodType>(Failures.Keys, [.. ProbeCalls.Kinds.Select(row => row.Data)]);

    [Theory]
    [MemberData(nameof(FailuresAndKinds))]
    public async Task Failure_InEachKind_LeavesNoTraceInTheResponse(string failure, MethodType kind)
    {
        await using var server = await ProbeServer.StartAsync(
            new Probe.Script
            {
                Answer = async (_, _) =>
                {
                    await Task.Yield();
                    await Failures[failure]();
                    throw new InvalidOperationException("It was to fail.");
                },
            },
            builder => builder.MapCommonExceptions());

        var response = await server.Http.PostGrpcAsync(ProbeCalls.PathOf(kind), RawFrame.Of(ProbeCalls.Message(1)));

        AssertNothingLeaked(response);
    }

    [Fact]
    public async Task Failure_AroundTheMethod_LeavesNoTraceInTheResponse()
    {
        await CallBrokenAsync<BrokenConstructor>();
        await CallBrokenAsync<BrokenDependency>();
        await CallBrokenAsync<BrokenDisposal>();
        await CallBrokenAsync<NullResults>();
    }

    [Theory]
    [MemberData(nameof(ProbeCalls.Kinds), MemberType = typeof(ProbeCalls))]
    public async Task Request_ThatIsNoMessage_IsNamedAsTheContractNamesIt(MethodType kind)
    {
        await using var server = await ProbeServer.StartAsync(new Probe.Script());

        var response = await server.Http.PostGrpcAsync(ProbeCalls.PathOf(kind), RawFrame.Of([0x08]));

        Assert.Equal("13", response.Status);
        AssertNothingLeaked(response);
    }

    private static async Task CallBrokenAsync<TImplementation>()
        where TImplementation : class, IAccounts
    {
        await using var server = await ServerUnderTest.StartAsync<TImplementation>(
            builder => builder.Services.AddSingleton<Dependency>(_ => throw new PayrollException(Secret)));
        AssertNothingLeaked(await server.Http.PostGrpcAsync("test.Accounts/One", RawFrame.Of([])));
        AssertNothingLeaked(await server.Http.PostGrpcAsync("test.Accounts/Many", RawFrame.Of([])));
    }

    private static void AssertNothingLeaked(RawResponse response)
    {
        Assert.NotEqual("0", response.Status);
        string[] traces = [Secret, "Exception", "   at ", ".cs", "System.", "127.0.0.1", "Grpc.", "IProbe", "IAccounts", "ErrorDetails"];
        Assert.All(traces, trace => Assert.DoesNotContain(trace, response.Everything, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task CallNothingAsync()
    {
        await using var channel = GoRpcChannel.ForAddress("http://127.0.0.1:1", options => options.Retry.MaxAttempts = 1);
        await channel.CreateClient<IProbe>().UnaryAsync(1);
    }

    private static async Task CallNothingByAnotherLibraryAsync()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1");
        await channel.CreateCallInvoker().Unary("test.Probe/Unary", []);
    }

    public sealed record PayrollFault(string Name);

    [Service("test.Accounts")]
    public interface IAccounts
    {
        Task<int> OneAsync();

        IAsyncEnumerable<int> ManyAsync();
    }

    public sealed class Dependency;

    public class Accounts : IAccounts
    {
        public virtual Task<int> OneAsync() => Task.FromResult(1);

        public virtual IAsyncEnumerable<int> ManyAsync() => AsyncEnumerable.Empty<int>();
    }

    public sealed class BrokenConstructor : Accounts
    {
        public BrokenConstructor() => throw new PayrollException(Secret);
    }

    public sealed class BrokenDependency(Dependency dependency) : Accounts
    {
        public Dependency Dependency { get; } = dependency;
    }

    public sealed class BrokenDisposal : Accounts, IDisposable
    {
        public void Dispose() => throw new PayrollException(Secret);
    }

    public sealed class NullResults : Accounts
    {
        public override Task<int> OneAsync() => null!;

        public override IAsyncEnumerable<int> ManyAsync() => null!;
    }

    private static class BrokenType
    {
        public static readonly int Value = Initialize();

        private static int Initialize() => throw new PayrollException(Secret);
    }

    private sealed class PayrollException(string message) : Exception(message);
}
