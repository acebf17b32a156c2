using System.Runtime.Serialization;
using GoRpc.Tests.Shared;
using Grpc.Core;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Integration.Tests.Server;

/// <summary>Responses that break their own contract: the caller hears of an internal error, the log says where.</summary>
public sealed class ResponseContractTests
{
    [Service("test.Liars")]
    public interface ILiar
    {
        Task<Person> NullAsync();

        Task<string> NullTextAsync();

        Task<Person> NullMemberAsync();

        Task<Person> NullTaskAsync();

        IAsyncEnumerable<Person> NullStreamAsync();

        IAsyncEnumerable<Person> NullItemAsync();

        IAsyncEnumerable<Person> NullMemberOfItemAsync();
    }

    [DataContract]
    public sealed record Person([property: DataMember(Order = 1)] string Name);

    public sealed class Liar : ILiar
    {
        public Task<Person> NullAsync() => Task.FromResult<Person>(null!);

        public Task<string> NullTextAsync() => Task.FromResult<string>(null!);

        public Task<Person> NullMemberAsync() => Task.FromResult(new Person(null!));

        public Task<Person> NullTaskAsync() => null!;

        public IAsyncEnumerable<Person> NullStreamAsync() => null!;

        public IAsyncEnumerable<Person> NullItemAsync() => new[] { new Person("Ann"), null! }.ToAsyncEnumerable();

        public IAsyncEnumerable<Person> NullMemberOfItemAsync() => new[] { new Person("Ann"), new Person(null!) }.ToAsyncEnumerable();
    }

    [Theory]
    [InlineData("Null", "ILiar.NullAsync")]
    [InlineData("NullText", "value")]
    [InlineData("NullMember", "Person.Name")]
    [InlineData("NullTask", "returned null where a Task is expected")]
    public async Task Response_ThatBreaksItsContract_IsAnInternalErrorWithThePathInTheLog(string method, string path)
    {
        await using var server = await ServerUnderTest.StartAsync<Liar>();

        var failure = await Assert.ThrowsAsync<RpcException>(() => server.Calls.Unary($"test.Liars/{method}", []).ResponseAsync.Within("the answer"));

        AssertInternal(failure);
        Assert.Contains(path, Assert.Single(server.Logs.Of("UnhandledException")).Exception!.Message);
    }

    [Theory]
    [InlineData("NullStream", 0, "returned null where an IAsyncEnumerable is expected")]
    [InlineData("NullItem", 1, "ILiar.NullItemAsync[1]")]
    [InlineData("NullMemberOfItem", 1, "Person.Name")]
    public async Task Item_ThatBreaksItsContract_EndsTheStreamAfterTheItemsBefore(string method, int itemsBefore, string path)
    {
        await using var server = await ServerUnderTest.StartAsync<Liar>();

        using var call = server.Calls.ServerStreaming($"test.Liars/{method}", []);
        var items = 0;
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None).Within("an item"))
            {
                items++;
            }
        });

        AssertInternal(failure);
        Assert.Equal(itemsBefore, items);
        Assert.Contains(path, Assert.Single(server.Logs.Of("UnhandledException")).Exception!.Message);
    }

    private static void AssertInternal(RpcException failure)
    {
        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Matches("^Internal error, id [0-9a-f]{8}$", failure.Status.Detail);
    }
}
