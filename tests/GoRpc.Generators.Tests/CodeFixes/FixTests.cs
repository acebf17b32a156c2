namespace GoRpc.Generators.Tests.CodeFixes;

/// <summary>What each fix writes.</summary>
public sealed class FixTests
{
    [Theory]
    [InlineData("[DataMember] public int A { get; set; }", "[DataMember(Order = 3)] public int A { get; set; }", "GORPC120")]
    [InlineData("[DataMember(Name = \"a\")] public int A { get; set; }", "[DataMember(Order = 3, Name = \"a\")] public int A { get; set; }", "GORPC120")]
    [InlineData("[DataMember(IsRequired = true, Order = -1)] public int A { get; set; }", "[DataMember(Order = 3, IsRequired = true)] public int A { get; set; }", "GORPC121")]
    [InlineData("[ProtoMember(0, Name = \"a\")] public int A;", "[ProtoMember(3, Name = \"a\")] public int A;", "GORPC122")]
    [InlineData("[DataMember(Order = 2)] public int A;", "[DataMember(Order = 3)] public int A;", "GORPC126")]
    public Task NumberFix_Member_GetsTheNextFreeNumber(string before, string after, string rule) =>
        AssertFixAsync(rule, member => Message($"[DataMember(Order = 2)] public int Known {{ get; set; }}\n    {member}"), before, after);

    [Theory]
    [InlineData("Task M(ref int a);", "Task M(int a);")]
    [InlineData("Task M(in int a, int b);", "Task M(int a, int b);")]
    [InlineData("Task M(int a, ref readonly int b);", "Task M(int a, int b);")]
    public Task ModifierFix_Parameter_IsPassedByValue(string before, string after) => AssertFixAsync("GORPC030", Service, before, after);

    [Fact]
    public async Task ModifierFix_OutParameter_IsLeftToItsAuthor() => Assert.Null(await Fixes.ApplyAsync(Service("Task M(out int a);"), "GORPC030"));

    [Theory]
    [InlineData("Task M(CancellationToken token, int a, string b);", "Task M(int a, string b, CancellationToken token);")]
    [InlineData("Task M(int a, CallContext context, int b = 1);", "Task M(int a, int b = 1, CallContext context = default);")]
    public Task ContextLastFix_Context_MovesToTheEnd(string before, string after) => AssertFixAsync("GORPC032", Service, before, after);

    [Theory]
    [InlineData("Task<IAsyncEnumerable<int>> M();", "IAsyncEnumerable<int> M();")]
    [InlineData("ValueTask<IAsyncEnumerable<string>> M(int a);", "IAsyncEnumerable<string> M(int a);")]
    public Task StreamFix_Result_IsTheStreamItself(string before, string after) => AssertFixAsync("GORPC037", Service, before, after);

    [Fact]
    public async Task StreamFix_TaskInATask_IsLeftToItsAuthor() => Assert.Null(await Fixes.ApplyAsync(Service("Task<Task<int>> M();"), "GORPC037"));

    [Theory]
    [InlineData("Task M(DateTime at);", "Task M(DateTimeOffset at);")]
    [InlineData("Task<List<DateTime>> M(DateTimeOffset? at);", "Task<List<DateTimeOffset>> M(DateTimeOffset? at);")]
    [InlineData("Task<System.DateTime> M();", "Task<System.DateTimeOffset> M();")]
    public Task DateTimeOffsetFix_Type_IsAnInstant(string before, string after) => AssertFixAsync("GORPC300", Service, before, after);

    [Theory]
    [InlineData("void M(int a);", "ValueTask M(int a);")]
    [InlineData("List<int> M();", "ValueTask<List<int>> M();")]
    public Task ValueTaskFix_Result_IsAwaited(string before, string after) => AssertFixAsync("GORPC304", Service, before, after);

    [Fact]
    public Task IncludeFix_DerivedContract_IsIncludedByItsBase() => AssertFixAsync(
        "GORPC180",
        parent => Message("[DataMember(Order = 4)] public int Number { get; set; }", parent) + "\n\n[DataContract]\npublic sealed class Derived : Message;",
        "[DataContract]\npublic class Message",
        "[DataContract]\n[ProtoInclude(5, typeof(Derived))]\npublic class Message");

    [Fact]
    public Task IncludeFix_DerivedTypeWithoutContract_GetsOne() => AssertFixAsync(
        "GORPC302",
        parts => Message("[DataMember(Order = 4)] public int Number { get; set; }", parts.Split('|')[0]) + "\n\n" + parts.Split('|')[1] + "public sealed class Derived : Message;",
        "[DataContract]\npublic class Message|",
        "[DataContract]\n[ProtoInclude(5, typeof(Derived))]\npublic class Message|[DataContract]\n");

    private static string Service(string method) => $"namespace Shop;\n\n[Service]\npublic interface IOrders\n{{\n    {method}\n}}\n";

    private static string Message(string members, string declaration = "[DataContract]\npublic class Message") =>
        $"{Service("Task SendAsync(Message message);")}\n{declaration}\n{{\n    {members}\n}}";

    private static async Task AssertFixAsync(string rule, Func<string, string> around, string before, string after)
    {
        var (_, source) = Assert.NotNull(await Fixes.ApplyAsync(around(before), rule));

        Assert.Equal(around(after), source, ignoreLineEndingDifferences: true);
    }
}
