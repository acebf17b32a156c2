using System.Collections.Concurrent;
using GoRpc.Tests.Shared;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server;

/// <summary>How the implementation of a call comes to be, and what happens when it does not.</summary>
public sealed class ActivationTests
{
    [Service("test.Tickets")]
    public interface ITickets
    {
        Task<int> NextAsync();
    }

    public sealed class Journal
    {
        private int _last;

        public ConcurrentQueue<string> Lines { get; } = new();

        public int Next() => Interlocked.Increment(ref _last);
    }

    /// <summary>A dependency with the lifetime of a call.</summary>
    public sealed class Unit(Journal journal) : IDisposable
    {
        private bool _isDisposed;

        public int Number { get; } = journal.Next();

        public int Use() => _isDisposed ? throw new ObjectDisposedException(nameof(Unit)) : Number;

        public void Dispose()
        {
            _isDisposed = true;
            journal.Lines.Enqueue($"unit {Number} disposed");
        }
    }

    public class Tickets(Unit unit) : ITickets
    {
        public async Task<int> NextAsync()
        {
            await Task.Yield();
            return unit.Use();
        }
    }

    public sealed class DisposableTickets(Unit unit, Journal journal) : Tickets(unit), IDisposable
    {
        public void Dispose() => journal.Lines.Enqueue("tickets disposed");
    }

    public sealed class AsyncDisposableTickets(Unit unit, Journal journal) : Tickets(unit), IAsyncDisposable, IDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            journal.Lines.Enqueue("tickets disposed asynchronously");
        }

        public void Dispose() => journal.Lines.Enqueue("tickets disposed twice");
    }

    public sealed class BrokenTickets : ITickets
    {
        public BrokenTickets() => throw new InvalidOperationException("secret of the constructor");

        public Task<int> NextAsync() => Task.FromResult(1);
    }

    public sealed class BrokenDisposal : ITickets, IDisposable
    {
        public Task<int> NextAsync() => Task.FromResult(1);

        public void Dispose() => throw new InvalidOperationException("secret of Dispose");
    }

    [Fact]
    public async Task Implementation_ThatIsNotRegistered_IsMadeForEachCallWithItsScope()
    {
        await using var server = await StartAsync<Tickets>();

        Assert.Equal([0x08, 1], await NextAsync(server));
        Assert.Equal([0x08, 2], await NextAsync(server));
    }

    [Theory]
    [InlineData(typeof(DisposableTickets), "tickets disposed")]
    [InlineData(typeof(AsyncDisposableTickets), "tickets disposed asynchronously")]
    public async Task Implementation_ThatIsNotRegistered_IsDisposedBeforeItsScope(Type implementation, string expected)
    {
        var start = typeof(ActivationTests).GetMethod(nameof(StartAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        var journal = new Journal();
        await using (var server = await (Task<ServerUnderTest>)start.MakeGenericMethod(implementation).Invoke(null, [journal, null])!)
        {
            await NextAsync(server);
        }

        Assert.Equal([expected, "unit 1 disposed"], journal.Lines);
    }

    [Fact]
    public async Task Implementation_RegisteredAsSingleton_ServesEveryCallAndOutlivesIt()
    {
        var journal = new Journal();
        await using var server = await StartAsync<DisposableTickets>(
            journal, services => services.AddSingleton(provider => new DisposableTickets(new Unit(journal), journal)));

        Assert.Equal([0x08, 1], await NextAsync(server));
        Assert.Equal([0x08, 1], await NextAsync(server));
        Assert.Empty(journal.Lines);
    }

    [Fact]
    public async Task Interface_RegisteredAsScoped_IsServedByItsImplementation()
    {
        var journal = new Journal();
        await using var server = await StartAsync<ITickets>(journal, services => services.AddScoped<ITickets, Tickets>());

        Assert.Equal([0x08, 1], await NextAsync(server));
        Assert.Equal([0x08, 2], await NextAsync(server));
    }

    [Fact]
    public async Task Constructor_ThatThrows_IsAnInternalErrorLikeAnyOther()
    {
        await using var server = await StartAsync<BrokenTickets>();

        await AssertInternalAsync(server, "secret of the constructor");
    }

    [Fact]
    public async Task Dependency_ThatIsMissing_IsAnInternalErrorLikeAnyOther()
    {
        await using var server = await StartAsync<Tickets>(services: services => services.Remove(services.Single(service => service.ServiceType == typeof(Unit))));

        await AssertInternalAsync(server, nameof(Unit));
    }

    [Fact]
    public async Task Factory_ThatThrows_IsAnInternalErrorLikeAnyOther()
    {
        await using var server = await StartAsync<Tickets>(
            services: services => services.AddScoped<Tickets>(_ => throw new InvalidOperationException("secret of the factory")));

        await AssertInternalAsync(server, "secret of the factory");
    }

    [Fact]
    public async Task Disposal_ThatThrows_IsAnInternalErrorLikeAnyOther()
    {
        await using var server = await StartAsync<BrokenDisposal>();

        await AssertInternalAsync(server, "secret of Dispose");
    }

    private static async Task AssertInternalAsync(ServerUnderTest server, string secret)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => NextAsync(server));

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.DoesNotContain(secret, failure.ToString());
        Assert.Contains(secret, Assert.Single(server.Logs.Of("UnhandledException")).Exception!.Message);
    }

    private static Task<byte[]> NextAsync(ServerUnderTest server) => server.Calls.Unary("test.Tickets/Next", []).ResponseAsync.Within("a ticket");

    private static Task<ServerUnderTest> StartAsync<TImplementation>(Journal? journal = null, Action<IServiceCollection>? services = null)
        where TImplementation : class =>
        ServerUnderTest.StartAsync<TImplementation>(builder =>
        {
            builder.Services.AddSingleton(journal ?? new Journal());
            builder.Services.AddScoped<Unit>();
            services?.Invoke(builder.Services);
        });
}
