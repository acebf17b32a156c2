using GoRpc.Tests.Shared;

namespace GoRpc.Specification.Tests.Contracts;

/// <summary>What the rules of contracts allow arrives as it was sent.</summary>
public sealed class NaturalContractTests(EchoHost host) : IClassFixture<EchoHost>
{
    [Fact]
    public async Task Call_MethodOfABaseInterface_ReachesTheService()
    {
        Assert.Equal("pong", await host.Client.PingAsync().Within("the answer"));
    }

    [Fact]
    public async Task Call_NullableMessage_TravelsAsNullInBothDirections()
    {
        Assert.Equal(new Person("nobody", 0), await host.Client.SwapAsync(null).Within("the answer"));
        Assert.Null(await host.Client.SwapAsync(new Person("Ada", 36)).Within("the answer"));
    }

    [Theory]
    [InlineData("text", null, 'x', "text|null|x")]
    [InlineData("", "", 'ß', "||ß")]
    public async Task Call_Texts_KeepNullAndEmptyApart(string text, string? maybe, char letter, string expected)
    {
        Assert.Equal(expected, await host.Client.TextsAsync(text, maybe, letter).Within("the answer"));
    }

    [Fact]
    public async Task Call_NullWhereTheContractAllowsNone_FailsAtTheSender()
    {
        var violation = await Assert.ThrowsAsync<ContractViolationException>(() => host.Client.TextsAsync(null!, null, 'x').Within("the failure"));

        Assert.Contains("text", violation.Path);
    }

    [Fact]
    public async Task Call_TuplesRecordsAndStructs_Work()
    {
        var person = new Person("Ada", 36, "first");

        Assert.Equal((3, null), await host.Client.PairAsync((3, null)).Within("the answer"));
        Assert.Equal(person, await host.Client.RecordAsync(person).Within("the answer"));
        Assert.Equal(new Point(-1, 2), await host.Client.StructAsync(new Point(-1, 2), null).Within("the answer"));
        Assert.Equal(new Point(0, 0), await host.Client.StructAsync(new Point(1, 1), new Point(0, 0)).Within("the answer"));
    }

    [Fact]
    public async Task Call_Enums_KeepPresence()
    {
        Assert.Equal(Side.Right, await host.Client.EnumAsync(Side.Right, null).Within("the answer"));
        Assert.Equal(Side.None, await host.Client.EnumAsync(Side.Right, Side.None).Within("the answer"));
    }

    [Fact]
    public async Task Call_DerivedMessages_ArriveAsWhatTheyAre()
    {
        Assert.Equal(new Circle("round", 1.5), await host.Client.ShapeAsync(new Circle("round", 1.5)).Within("the answer"));
        Assert.Equal(new Square("square", 0), await host.Client.ShapeAsync(new Square("square", 0)).Within("the answer"));
    }

    [Fact]
    public async Task Call_MessageThatContainsItself_Works()
    {
        var tree = await host.Client.TreeAsync(new Tree { Name = "root", Left = new Tree { Name = "left" }, Branches = [new Tree { Name = "" }] }).Within("the answer");

        Assert.Equal(("root", "left", "", 0), (tree.Name, tree.Left?.Name, tree.Branches.Single().Name, tree.Branches[0].Branches.Count));
        Assert.Null(tree.Left?.Left);
    }

    [Fact]
    public async Task Call_InitialisedMembers_AreReplacedByWhatWasSent()
    {
        var bag = new Bag { IsOpen = false, Limit = null, Note = null };
        bag.Names.Clear();

        var echo = await host.Client.BagAsync(bag).Within("the answer");

        Assert.False(echo.IsOpen);
        Assert.Empty(echo.Names);
        Assert.Null(echo.Limit);
        Assert.Null(echo.Note);
    }

    [Fact]
    public async Task Call_Collections_ArriveInTheTypeOfTheContract()
    {
        var people = await host.Client.PeopleAsync(new Dictionary<string, Person> { ["a"] = new("Ada", 36), [""] = new("", 0) }).Within("the answer");
        var numbers = await host.Client.NumbersAsync(new SortedSet<long> { 3, -1, 0 }).Within("the answer");
        var none = await host.Client.NumbersAsync(new HashSet<long>()).Within("the answer");

        Assert.Equal([new("", new("", 0)), new("a", new("Ada", 36))], people.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal([-1, 0, 3], numbers.Order());
        Assert.False(none.IsDefault);
    }

    [Fact]
    public async Task Call_Moments_ArriveAsTheSameInstants()
    {
        var time = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(1);
        var offset = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2));
        var id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

        var moments = await host.Client.MomentsAsync(time, offset, TimeSpan.FromTicks(-15), id, 1.10m, new DateOnly(2026, 2, 28), new TimeOnly(23, 59, 59)).Within("the answer");

        Assert.Equal(new Moments(time, offset.ToUniversalTime(), TimeSpan.FromTicks(-15), id, 1.10m, new DateOnly(2026, 2, 28), new TimeOnly(23, 59, 59)), moments);
        Assert.Equal((DateTimeKind.Utc, TimeSpan.Zero, "1.10"), (moments.Time.Kind, moments.Offset.Offset, moments.Price.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Call_SynchronousEmptyAndRenamedMethods_Work()
    {
        host.Client.Nothing();

        Assert.Equal(5, host.Client.Synchronous(2, 3));
        Assert.True(await host.Client.OldNameAsync(false).Within("the answer"));
    }
}
