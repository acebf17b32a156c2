using GoRpc.Specification.Tests.Contracts;
using GoRpc.Tests.Shared;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>What interceptors see and change on either side: the values of the C# signature, whatever messages carry them.</summary>
public sealed class ValueTests
{
    private static readonly Person Ann = new("Ann", 1);
    private static readonly Person Bob = new("Bob", 2);

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Arguments_OfAMethodWithParameters_AreThereByName(CallSides side) =>
        Assert.Equal(["a=2", "b=3", "gave 5"], await SeeAsync(side, client => client.AddAsync(2, 3)));

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Arguments_OfAMethodWithOneMessage_HaveIt(CallSides side) =>
        Assert.Equal([$"person={Ann}", $"gave {Ann with { Name = "new Ann" }}"], await SeeAsync(side, client => client.RenameAsync(Ann)));

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Arguments_OfAMethodWithoutParameters_AreNone(CallSides side) =>
        Assert.Equal([$"gave {Ann}"], await SeeAsync(side, client => client.AnyoneAsync()));

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Response_OfAMethodThatGivesNothing_IsNull(CallSides side) =>
        Assert.Equal([$"person={Ann}", "days=7", "gave "], await SeeAsync(side, client => client.ForgetAsync(Ann, 7)));

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Values_ThatAreNull_AreNull(CallSides side) =>
        Assert.Equal(["name=", "gave "], await SeeAsync(side, client => client.FindAsync(null).AsTask()));

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Arguments_OfASynchronousMethod_AreThere(CallSides side) =>
        Assert.Equal(["number=3", "gave 9"], await SeeAsync(side, client => Task.Run(() => client.Square(3))));

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Arguments_BesideARequestStream_AreThereBeforeItsItems(CallSides side) =>
        Assert.Equal(["separator=-", "gave a-b"], await SeeAsync(side, client => client.JoinAsync("-", Stream<string?>("a", "b"))));

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Arguments_ThatAreReplaced_ReachTheImplementation(CallSides side)
    {
        await using var host = await WorksHost.StartAsync(side, (call, next) =>
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

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Response_ThatIsReplaced_ReachesTheCaller(CallSides side)
    {
        await using var host = await WorksHost.StartAsync(side, async (call, next) =>
        {
            await next();
            call.Response = call.Response is int number ? number + 1 : Bob;
        });

        Assert.Equal(6, await host.Client.AddAsync(2, 3).Within("the call"));
        Assert.Equal(Bob, await host.Client.FindAsync(null).Within("the call"));
        Assert.Equal(7, await host.Client.SumAsync(Stream(1, 2, 3)).Within("the call"));
        Assert.Equal(Bob, await host.Client.OldestAsync(Stream(Ann)).Within("the call"));
    }

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Requests_ThatAreObserved_ReachTheImplementation(CallSides side)
    {
        var seen = new List<object?>();
        await using var host = await WorksHost.StartAsync(side, (call, next) =>
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

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Requests_ThatAreReplaced_AreWhatTheImplementationReads(CallSides side)
    {
        await using var host = await WorksHost.StartAsync(side, (call, next) =>
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

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Requests_ThatAreReadWithoutTheImplementation_AreThere(CallSides side)
    {
        await using var host = await WorksHost.StartAsync(side, async (call, _) => call.Response = await call.Requests.CountAsync());

        Assert.Equal(3, await host.Client.SumAsync(Stream(7, 7, 7)).Within("the call"));
    }

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Responses_ThatAreObserved_ReachTheCaller(CallSides side)
    {
        var seen = new List<object?>();
        await using var host = await WorksHost.StartAsync(side, async (call, next) =>
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

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Responses_ThatAreStopped_EndTheCallAndTheImplementation(CallSides side)
    {
        await using var host = await WorksHost.StartAsync(side, async (call, next) =>
        {
            call.Responses = call.Responses.Take(2);
            await next();
        });

        Assert.Equal([1, 2], await host.Client.CountAsync(int.MaxValue).ToListAsync().Within("the stream"));
        await host.Log.WaitForAsync("counted");
    }

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Responses_OfSeveralInterceptors_GoFromTheInnermostOut(CallSides side)
    {
        await using var host = await WorksHost.StartAsync(
            side,
            (call, next) =>
            {
                call.Responses = call.Responses.Select(item => (object?)((int)item! * 10));
                return next();
            },
            (_, next) => next(),
            (call, next) =>
            {
                call.Responses = call.Responses.Select(item => (object?)((int)item! + 1));
                return next();
            });

        Assert.Equal([20, 30], await host.Client.CountAsync(2).ToListAsync().Within("the stream"));
    }

    [Theory]
    [InlineData(CallSides.Client)]
    [InlineData(CallSides.Server)]
    public async Task Requests_OfSeveralInterceptors_GoFromTheOutermostIn(CallSides side)
    {
        await using var host = await WorksHost.StartAsync(
            side,
            (call, next) =>
            {
                call.Requests = call.Requests.Select(item => (object?)((int)item! * 10));
                return next();
            },
            (call, next) =>
            {
                call.Requests = call.Requests.Select(item => (object?)((int)item! + 1));
                return next();
            });

        Assert.Equal(21, await host.Client.SumAsync(Stream(2)).Within("the call"));
    }

    private static async Task<IReadOnlyList<string>> SeeAsync(CallSides side, Func<IWorks, Task> make)
    {
        var seen = new List<string>();
        await using var host = await WorksHost.StartAsync(side, async (call, next) =>
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
