using GoRpc.Demo;
using GoRpc.Host.Audit;
using GoRpc.Host.Calculator;
using GoRpc.Integration.Tests.Server;
using GoRpc.Testing;
using GoRpc.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoRpc.Integration.Tests.Host;

/// <summary>What the demo host writes down of calls.</summary>
public sealed class AuditTests
{
    private readonly CapturedLogs _logs = new();

    [Fact]
    public async Task Audit_OfCalls_HasOutcomeAndCountsOfStreams()
    {
        await using var host = GoRpcTestHost.Create(test =>
        {
            test.Serve<CalculatorService>().Serve(GoRpcStub.For<IChat>((stub, service) => stub.On(service.TalkAsync, (messages, _) => messages.Take(2))));
            test.Services.AddLogging(logging => logging.AddProvider(_logs));
            test.Server.AddInterceptor<AuditInterceptor>();
        });
        var calculator = host.CreateClient<ICalculator>();

        await calculator.AddAsync(1, 2).Within("the call");
        await Assert.ThrowsAsync<FaultException<DivisionByZero>>(() => calculator.DivideAsync(1, 0).Within("the call"));
        await host.CreateClient<IChat>().TalkAsync(Messages(3)).ToListAsync().Within("the stream");

        var lines = _logs.Entries.Where(entry => entry.Category == typeof(AuditInterceptor).FullName).Select(entry => entry.Message[(entry.Message.IndexOf("called", StringComparison.Ordinal))..]);
        Assert.Equal(
            [
                "called /gorpc.demo.Calculator/Add: OK.",
                "called /gorpc.demo.Calculator/Divide: InvalidArgument.",
                "called /gorpc.demo.Chat/Talk, 2 items in, 2 out: OK.",
            ],
            lines);
    }

    private static async IAsyncEnumerable<ChatMessage> Messages(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await Task.Yield();
            yield return new ChatMessage { From = "Ada", Text = $"{number}" };
        }
    }
}
