using GoRpc.Tests.Shared;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server;

public sealed class CallKindTests
{
    [Service("test.Sums")]
    public interface ISums
    {
        Task<int> AddAsync(int a, int b, CancellationToken cancellationToken = default);
    }

    public sealed class Sums : ISums
    {
        public Task<int> AddAsync(int a, int b, CancellationToken cancellationToken = default) => Task.FromResult(a + b);
    }

    [Fact]
    public async Task Unary_WithTwoScalars_AnswersTheResultAsFieldOne()
    {
        await using var server = await ServerUnderTest.StartAsync<Sums>();

        var response = await server.Calls.Unary("test.Sums/Add", [0x08, 1, 0x10, 2]).ResponseAsync.Within("the answer");

        Assert.Equal([0x08, 3], response);
    }
}
