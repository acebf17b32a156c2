using System.Runtime.Serialization;
using GoRpc.Contracts;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class ProtoNamesTests
{
    [Theory]
    [InlineData("UnitPrice", "unit_price")]
    [InlineData("a", "a")]
    [InlineData("userId", "user_id")]
    [InlineData("ID", "id")]
    [InlineData("HTTPStatus2Code", "http_status2_code")]
    [InlineData("Line1Text", "line1_text")]
    [InlineData("_note", "note")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("Größe", "gru00f6u00dfe")]
    public void Field_Name_IsLowerCaseWithUnderscores(string name, string expected) => Assert.Equal(expected, ProtoNames.Field(name));

    [Theory]
    [InlineData("Side", "Buy", "SIDE_BUY")]
    [InlineData("OrderState", "InTransit", "ORDER_STATE_IN_TRANSIT")]
    [InlineData("Side", "SIDE_SELL", "SIDE_SELL")]
    [InlineData("Currency", "USD", "CURRENCY_USD")]
    public void EnumValue_Name_HasTheEnumBeforeIt(string type, string name, string expected) => Assert.Equal(expected, ProtoNames.EnumValue(type, name));

    [Theory]
    [InlineData("unit_price", "unitPrice")]
    [InlineData("line1_text", "line1Text")]
    [InlineData("UnitPrice", "UnitPrice")]
    [InlineData("a", "a")]
    public void Json_Field_IsCamelCase(string field, string expected) => Assert.Equal(expected, ProtoNames.Json(field));

    [Fact]
    public void ProtoName_GivenByTheAuthor_IsKeptIfAProtoCanHaveIt()
    {
        Assert.Equal("unit_price", Contract.Field<Named>("UnitPrice").ProtoName);
        Assert.Equal("sku", Contract.Field<Named>("Article").ProtoName);
        Assert.Equal("note", Contract.Field<Named>("Note").ProtoName);
    }

    [DataContract]
    private sealed record Named
    {
        [DataMember(Order = 1)]
        public double UnitPrice { get; init; }

        [DataMember(Order = 2, Name = "sku")]
        public string Article { get; init; } = "";

        [DataMember(Order = 3, Name = "not-a-name")]
        public string Note { get; init; } = "";
    }
}
