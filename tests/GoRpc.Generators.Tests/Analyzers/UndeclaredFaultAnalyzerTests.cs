using System.Globalization;

namespace GoRpc.Generators.Tests.Analyzers;

/// <summary>Which throws of an implementation the analyzer judges; what the rule says is on its page.</summary>
public sealed class UndeclaredFaultAnalyzerTests
{
    private const string Contract =
        """
        namespace Shop;
        public record Left(int Count);
        public sealed record SoldOut(int Article);
        [DataContract, ProtoInclude(2, typeof(GoneForGood))] public record Gone { [DataMember(Order = 1)] public int Article { get; init; } }
        [DataContract] public sealed record GoneForGood : Gone;
        public interface IReturns { [Faults(typeof(SoldOut))] Task BackAsync(int article); Task KeepAsync(int article); }
        [Service, Faults(typeof(Gone))]
        public interface IOrders : IReturns
        {
            [Faults(typeof(SoldOut), typeof(Left))] Task PlaceAsync(int article);
            Task CancelAsync(int article);
            IAsyncEnumerable<int> WatchAsync();
        }
        public interface IOther { Task PlaceAsync(string article); }

        """;

    private const string NoOrders =
        """
        public Task PlaceAsync(int article) => Task.CompletedTask;
        public Task CancelAsync(int article) => Task.CompletedTask;
        public async IAsyncEnumerable<int> WatchAsync() { await Task.Yield(); yield return 1; }
        public Task BackAsync(int article) => Task.CompletedTask;
        public Task KeepAsync(int article) => Task.CompletedTask;
        """;

    [Theory]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) => throw [|new FaultException<SoldOut>(new(1))|];")]
    [InlineData("CancelAsync", "public async Task CancelAsync(int article) { await Task.Yield(); if (article > 0) { throw [|new FaultException<SoldOut>(new(1))|]; } }")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) => article > 0 ? Task.CompletedTask : throw [|new FaultException<SoldOut>(new(1))|];")]
    [InlineData("CancelAsync", "Task IOrders.CancelAsync(int article) => throw [|new FaultException<SoldOut>(new(1))|];")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) => Task.Run(() => throw [|new FaultException<SoldOut>(new(1))|]);")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) { return Local(); Task Local() => throw [|new FaultException<SoldOut>(new(1))|]; }")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) { var fault = new FaultException<SoldOut>(new(1)); throw [|fault|]; }")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) => throw (article > 0 ? [|new FaultException<SoldOut>(new(1))|] : new GoRpcException(StatusCode.NotFound, \"\"));")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) => throw (article switch { 1 => [|new FaultException<SoldOut>(new(1))|], _ => new GoRpcException(StatusCode.NotFound, \"\") });")]
    [InlineData("WatchAsync", "public async IAsyncEnumerable<int> WatchAsync() { await Task.Yield(); yield return 1; throw [|new FaultException<SoldOut>(new(1))|]; }")]
    [InlineData("KeepAsync", "public Task KeepAsync(int article) => throw [|new FaultException<SoldOut>(new(1))|];")]
    [InlineData("PlaceAsync", "public Task PlaceAsync(int article) => throw [|new FaultException<string>(\"\")|];")]
    public async Task Analyze_UndeclaredFault_IsShownWhereItIsThrown(string method, string member)
    {
        var marked = SourceOf(method, member);
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var length = marked.IndexOf("|]", StringComparison.Ordinal) - start - "[|".Length;

        var diagnostic = Assert.Single(await Diagnostics.OfAsync(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));

        Assert.Equal("GORPC320", diagnostic.Id);
        Assert.Equal((start, length), (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("PlaceAsync", "public Task PlaceAsync(int article) => throw new FaultException<SoldOut>(new(1));")]
    [InlineData("PlaceAsync", "public Task PlaceAsync(int article) => throw new FaultException<Left>(new(1));")]
    [InlineData("PlaceAsync", "public Task PlaceAsync(int article) => throw new FaultException<Gone>(new());")]
    [InlineData("PlaceAsync", "public Task PlaceAsync(int article) => throw new FaultException<GoneForGood>(new());")]
    [InlineData("PlaceAsync", "public Task PlaceAsync(int article) => throw new FaultException<object>(new SoldOut(1));")]
    [InlineData("BackAsync", "public Task BackAsync(int article) => throw new FaultException<SoldOut>(new(1));")]
    [InlineData("BackAsync", "public Task BackAsync(int article) => throw new FaultException<Gone>(new());")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) => throw new GoRpcException(StatusCode.NotFound, \"\");")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) { try { return Task.CompletedTask; } catch { throw; } }")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) => Fail(); private static Task Fail() => throw new FaultException<SoldOut>(new(1));")]
    [InlineData("CancelAsync", "public Task CancelAsync(int article) => throw Make(); private static Exception Make() => new FaultException<SoldOut>(new(1));")]
    [InlineData("", "public Task CancelAsync(string article) => throw new FaultException<SoldOut>(new(1));")]
    [InlineData("", "public Task PlaceAsync(string article) => throw new FaultException<SoldOut>(new(1));")]
    public async Task Analyze_WhatIsDeclaredOrNoContract_IsQuiet(string method, string member) =>
        Assert.Empty(await Diagnostics.OfAsync(SourceOf(method, member)));

    [Fact]
    public async Task Analyze_UndeclaredFault_SaysWhatToWriteWhere()
    {
        var diagnostic = Assert.Single(await Diagnostics.OfAsync(SourceOf("CancelAsync", "public Task CancelAsync(int article) => throw new FaultException<SoldOut>(new(1));")));

        Assert.Equal(
            "'Orders.CancelAsync' throws the fault 'SoldOut', which 'IOrders.CancelAsync' does not declare. "
            + "Its caller reads the status and not the data. Write [Faults(typeof(SoldOut))] on 'IOrders.CancelAsync'.",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    // The member takes the place of the method that does nothing.
    private static string SourceOf(string method, string member)
    {
        var others = NoOrders.Split('\n').Where(line => method.Length == 0 || !line.Contains($" {method}(", StringComparison.Ordinal));
        return $"{Contract}public sealed class Orders : IOrders, IOther {{ {member} {string.Join(' ', others)} {(member.Contains("PlaceAsync(string", StringComparison.Ordinal) ? "" : "public Task PlaceAsync(string article) => Task.CompletedTask;")} }}";
    }
}
