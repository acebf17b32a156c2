using System.Text.RegularExpressions;
using GoRpc.Tests.Shared;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Codecs.Json;

/// <summary>What docs/json.md shows is what happens.</summary>
public sealed partial class JsonDocsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "json.md"));

    public static TheoryData<string, string> Errors => [.. Row().Matches(Page).Select(row => (row.Groups["json"].Value, row.Groups["error"].Value))];

    [Fact]
    public void Example_OfTheDocs_IsWrittenSo()
    {
        var order = new Order { Customer = "Ada", Account = 17, State = OrderState.Paid, PlacedAt = DateTime.UnixEpoch, Lines = [new() { Article = "milk", UnitPrice = 1.5 }] };

        Assert.Contains($"```json\n{Coding.SendJson(order)}\n```", Page);
    }

    [Fact]
    public void Errors_OfTheDocs_AreFound() => Assert.Equal(8, Errors.Count);

    [Theory]
    [MemberData(nameof(Errors))]
    public void Error_OfTheDocs_IsSaidSo(string json, string error) =>
        Assert.Contains(error, Assert.Throws<InvalidDataException>(() => Coding.ReceiveJson<Order>(json)).Message);

    [GeneratedRegex(@"^\| (`(?<json>[^`]+)` )?\| `(?<error>(The JSON is no |'|it is )[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [ProtoContract(Name = ".Order")]
    public sealed record Order
    {
        [ProtoMember(1)]
        public required string Customer { get; init; }

        [ProtoMember(2)]
        public long Account { get; init; }

        [ProtoMember(3)]
        public OrderState State { get; init; }

        [ProtoMember(4)]
        public DateTime PlacedAt { get; init; }

        [ProtoMember(5)]
        public List<OrderLine> Lines { get; init; } = [];
    }

    [ProtoContract(Name = ".OrderState")]
    public enum OrderState
    {
        Open,
        Paid,
    }

    [ProtoContract(Name = ".OrderLine")]
    public sealed record OrderLine
    {
        [ProtoMember(1)]
        public required string Article { get; init; }

        [ProtoMember(2)]
        public double UnitPrice { get; init; }
    }
}
