using GoRpc.Specification.Tests.Contracts;
using GoRpc.Tests.Shared;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>What interceptors of a host see and change: the values of the C# signature, whatever messages carry them.</summary>
public sealed class ServerValueTests
{
    private static readonly Person Ann = new("Ann", 1);
    private static readonly Person Bob = new("Bob", 2);

    [Fact]
    public async Task Arguments_OfAMethodWithParameters_AreThereByName() =>
        Assert.Equal(["a=2", "b=3", "gave 5"], await SeeAsync(client => client.AddAsync(2, 3)));

    [Fact]
    public async Task Arguments_OfAMethodWithOneMessage_HaveIt() =>
        Assert.Equal([$"person={Ann}", $"gave {Ann with { Name = "new Ann" }}"], await SeeAsync(client => client.RenameAsync(Ann)));

    [Fact]
    public async Task Arguments_OfAMethodWithoutParameters_AreNone() =>
        Assert.Equal([$"gave {Ann}"], await SeeAsync(client => client.AnyoneAsync()));

    [Fact]
    public async Task Response_OfAMethodThatGivesNothing_IsNull() =>
        Assert.Equal([$"person={Ann}", "days=7", "gave "], await SeeAsync(client => client.ForgetAsync(Ann, 7)));

    [Fact]
    public async Task Values_ThatAreNull_AreNull() =>
        Assert.Equal(["name=", "gave "], await SeeAsync(client => client.FindAsync(null).AsTask()));

    [Fact]
    public async Task Arguments_OfASynchronousMethod_AreThere() =>
        Assert.Equal(["number=3", "gave 9"], await SeeAsync(client => Task.Run(() => client.Square(3))));

    [Fact]
    public async Task Arguments_BesideARequestStream_AreThereBeforeItsItems() =>
        Assert.Equal(["separator=-", "gave a-b"], await SeeAsync(client => client.JoinAsync("-", Stream<string?>("a", "b"))));

    [Fact]
    public async Task Arguments_ThatAreReplaced_ReachTheImplementation()
    {
        await using var host = await WorksHost.StartAsync((call, next) =>
        {
            var name = call.Method.Name switch { "Add" => "b", "Rename" => "person", "Find" => "name", "Join" => "separator", _ => "years" };
            call.Arguments[name] = call.Method.Name switch { "Add" => 40, "Rename" => Bob, "Find" => "Zoe", "Join" => "+", _ => (object)10 };
            return next();
        });

        Assert.Equal(42, await host.Client.AddAsync(2, 3).Within("the call"));
        Assert.Equal("new Bob", (await host.Client.RenameAsync(Ann).Within("the call")).Name);
        Assert.Equal("Zoe", (await host.Client.FindAsync(null).Within("the call"))?.Name);
        Assert.Equal("a+null", await host.Client.JoinAsync("-", Stream("a", null)).Within("the call"));
        Assert.Equal([11, 12], await host.Client.AgeAsync(1, Stream(Ann, Bob)).Select(person => person.Age).ToListAsync().Within("the stream"));
    }

    [Fact]
    public async Task Response_ThatIsReplaced_ReachesTheCaller()
    {
        await using var host = await WorksHost.StartAsync(async (call, next) =>
        {
            await next();
            call.Response = call.Response is int number ? number + 1 : Bob;
        });

        Assert.Equal(6, await host.Client.AddAsync(2, 3).Within("the call"));
        Assert.Equal(Bob, await host.Client.FindAsync(null).Within("the call"));
        Assert.Equal(7, await host.Client.SumAsync(Stream(1, 2, 3)).Within("the call"));
        Assert.Equal(Bob, await host.Client.OldestAsync(Stream(Ann)).Within("the call"));
    }

    [Fact]
    public async Task Requests_ThatAreObserved_ReachTheImplementation()
    {
        var seen = new List<object?>();
        await using var host = await WorksHost.StartAsync((call, next) =>
        {
            call.Requests = call.Requests.Select(item =>
            {
                seen.Add(item);
                return item;
            });
            return next();
        });

        Assert.Equal(6, await host.Client.SumAsync(Stream(1, 2, 3)).Within("the call"));
        Assert.Equal(Bob, await host.Client.OldestAsync(Stream(Ann, Bob)).Within("the call"));
        Assert.Equal([8], await host.Client.DoubleAsync(Stream(4)).ToListAsync().Within("the stream"));
        Assert.Equal("x-null", await host.Client.JoinAsync("-", Stream("x", null)).Within("the call"));
        Assert.Equal(["Ann"], await host.Client.AgeAsync(1, Stream(Ann)).Select(person => person.Name).ToListAsync().Within("the stream"));

        Assert.Equal([1, 2, 3, Ann, Bob, 4, "x", null, Ann], seen);
    }

    [Fact]
    public async Task Requests_ThatAreReplaced_AreWhatTheImplementationReads()
    {
        await using var host = await WorksHost.StartAsync((call, next) =>
        {
            call.Requests = call.Method.Name switch
            {
                "Sum" or "Double" => call.Requests.Take(2).Append(10),
                "Join" => call.Requests.Where(item => item is not null),
                _ => call.Requests.Append(Bob),
            };
            return next();
        });

        Assert.Equal(13, await host.Client.SumAsync(Stream(1, 2, 3)).Within("the call"));
        Assert.Equal(Bob, await host.Client.OldestAsync(Stream(Ann)).Within("the call"));
        Assert.Equal([2, 4, 20], await host.Client.DoubleAsync(Stream(1, 2, 3)).ToListAsync().Within("the stream"));
        Assert.Equal("a-b", await host.Client.JoinAsync("-", Stream("a", null, "b")).Within("the call"));
        Assert.Equal(["Ann", "Bob"], await host.Client.AgeAsync(1, Stream(Ann)).Select(person => person.Name).ToListAsync().Within("the stream"));
    }

    [Fact]
    public async Task Requests_ThatAreReadWithoutTheImplementation_AreThere()
    {
        await using var host = await WorksHost.StartAsync(async (call, _) => call.Response = await call.Requests.CountAsync());

        Assert.Equal(3, await host.Client.SumAsync(Stream(7, 7, 7)).Within("the call"));
    }

    [Fact]
    public async Task Responses_ThatAreObserved_ReachTheCaller()
    {
        var seen = new List<object?>();
        await using var host = await WorksHost.StartAsync(async (call, next) =>
        {
            call.Responses = call.Responses.Select(item =>
            {
                seen.Add(item);
                return item;
            });
            await next();
            seen.Add("end");
        });

        Assert.Equal([1, 2], await host.Client.CountAsync(2).ToListAsync().Within("the stream"));
        Assert.Equal([2], await host.Client.DoubleAsync(Stream(1)).ToListAsync().Within("the stream"));
        Assert.Equal(["Ann", "child of Ann"], await host.Client.FamilyAsync(Ann).Select(person => person.Name).ToListAsync().Within("the stream"));

        Assert.Equal([1, 2, "end", 2, "end", Ann, new Person("child of Ann", 1), "end"], seen);
    }

    [Fact]
    public async Task Responses_ThatAreStopped_EndTheCallAndTheImplementation()
    {
        await using var host = await WorksHost.StartAsync(async (call, next) =>
        {
            call.Responses = call.Responses.Take(2);
            await next();
        });

        Assert.Equal([1, 2], await host.Client.CountAsync(int.MaxValue).ToListAsync().Within("the stream"));
        Assert.Equal(["counted"], host.Log.Entries);
    }

    [Fact]
    public async Task Responses_OfSeveralInterceptors_GoFromTheInnermostOut()
    {
        await using var host = await WorksHost.StartAsync(builder => builder
            .AddInterceptor(new Through((call, next) =>
            {
                call.Responses = call.Responses.Select(item => (object?)((int)item! * 10));
                return next();
            }))
            .AddInterceptor(new Through((_, next) => next()))
            .AddInterceptor(new Through((call, next) =>
            {
                call.Responses = call.Responses.Select(item => (object?)((int)item! + 1));
                return next();
            })));

        Assert.Equal([20, 30], await host.Client.CountAsync(2).ToListAsync().Within("the stream"));
    }

    [Fact]
    public async Task Requests_OfSeveralInterceptors_GoFromTheOutermostIn()
    {
        await using var host = await WorksHost.StartAsync(builder => builder
            .AddInterceptor(new Through((call, next) =>
            {
                call.Requests = call.Requests.Select(item => (object?)((int)item! * 10));
                return next();
            }))
            .AddInterceptor(new Through((call, next) =>
            {
                call.Requests = call.Requests.Select(item => (object?)((int)item! + 1));
                return next();
            })));

        Assert.Equal(21, await host.Client.SumAsync(Stream(2)).Within("the call"));
    }

    private static async Task<IReadOnlyList<string>> SeeAsync(Func<IWorks, Task> make)
    {
        var seen = new List<string>();
        await using var host = await WorksHost.StartAsync(async (call, next) =>
        {
            seen.AddRange(call.Arguments.Select(argument => $"{argument.Key}={argument.Value}"));
            await next();
            seen.Add($"gave {call.Response}");
        });
        await make(host.Client).Within("the call");
        return seen;
    }

    private static async IAsyncEnumerable<T> Stream<T>(params T[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
