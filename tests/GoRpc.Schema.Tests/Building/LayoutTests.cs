using GoRpc.Demo;
using GoRpc.Schema.Tests.Fixtures;

namespace GoRpc.Schema.Tests.Building;

/// <summary>What stands in which file.</summary>
public sealed class LayoutTests
{
    [Fact]
    public async Task Files_OfSeveralServices_ShareMessagesOnce()
    {
        var schema = ProtoSchema.Of([typeof(IAccounts), typeof(ILoans)]);

        Assert.Equal(["bank/types.proto", "bank/accounts.proto", "people/types.proto", "bank/loans.proto"], schema.Files.Select(file => file.Path));
        var set = await Protoc.CompileAsync(schema);
        Assert.Equal(["Account"], Messages("bank/accounts.proto"));
        Assert.Equal(["Money"], Messages("bank/types.proto"));
        Assert.Equal(["Applicant"], Messages("people/types.proto"));
        Assert.Equal(["bank/types.proto", "people/types.proto"], set.File.Single(file => file.Name == "bank/loans.proto").Dependency);

        IEnumerable<string> Messages(string path) => set.File.Single(file => file.Name == path).MessageType.Select(message => message.Name);
    }

    [Fact]
    public async Task Files_OfPackagesInACircle_HaveOneMessageEach()
    {
        var schema = ProtoSchema.Of([typeof(IGate), typeof(IOtherGate)]);

        Assert.Contains("west/outer.proto", schema.Files.Select(file => file.Path));
        await Protoc.CompileAsync(schema);
    }

    [Fact]
    public void Files_OfMessagesInACircleOfPackages_AreAnErrorThatSaysWhatToDo()
    {
        var failure = Assert.Throws<SchemaException>(() => ProtoSchema.Of([typeof(IStairs)]));

        Assert.Equal(
            "The messages of the packages 'down', 'up' need each other in a circle, which .proto files can't. Put them into one package: [DataContract(Name = \"package.Name\")].",
            failure.Message);
    }

    [Fact]
    public async Task Files_OfTheDemoContracts_AreCompiledByProtoc()
    {
        var set = await Protoc.CompileAsync(ProtoSchema.Of([typeof(ICalculator), typeof(IStocks), typeof(ITelemetry), typeof(IChat)]));

        Assert.Equal(
            ["Calculator", "Chat", "Stocks", "Telemetry"],
            set.File.SelectMany(file => file.Service).Select(service => service.Name).Order());
    }

    [Fact]
    public async Task Files_OfLevel200_HaveProtobufNetsMessages()
    {
        var set = await Protoc.CompileAsync(ProtoSchema.Of([typeof(ILonely)]));

        Assert.Equal(["protobuf-net/bcl.proto", "lonely.proto"], set.File.Select(file => file.Name));
    }

    [Fact]
    public async Task Names_ThatAreKeywordsElsewhere_AreFields()
    {
        var set = await Protoc.CompileAsync(ProtoSchema.Of([typeof(IWords)]));

        Assert.Equal(
            ["message", "class", "import", "from", "option", "return", "package", "rpc", "reserved", "optional", "repeated", "oneof", "map"],
            set.File.Single().MessageType[0].Field.Select(field => field.Name));
    }

    [Theory]
    [InlineData(typeof(ISameField), "The fields 1 and 2 of 'words.SameFieldSayRequest' are both 'user_id' in a .proto. Name one differently: [DataMember(Order = n, Name = \"…\")] or [ProtoMember(n, Name = \"…\")], or rename the parameter.")]
    [InlineData(typeof(ISameName), "'words.SameName' would be the service of 'GoRpc.Schema.Tests.Fixtures.ISameName' and the message of 'GoRpc.Schema.Tests.Fixtures.SameNameMessage'. Give one of them a name of its own: [DataContract(Name = \"…\")], [ProtoContract(Name = \"…\")] or [Service(\"…\")].")]
    [InlineData(typeof(IColours), "'words.COLOUR_TONE_DARK' would be a value of the enum 'GoRpc.Schema.Tests.Fixtures.ColourTone' and a value of the enum 'GoRpc.Schema.Tests.Fixtures.Colour'. Give one of them a name of its own: [DataContract(Name = \"…\")], [ProtoContract(Name = \"…\")] or [Service(\"…\")].")]
    public void Names_OfTwoThings_AreAnErrorThatNamesBoth(Type service, string message) =>
        Assert.Equal(message, Assert.Throws<SchemaException>(() => ProtoSchema.Of([service])).Message);

    [Fact]
    public void Names_OfMessagesOfTwoContracts_AreAnErrorThatNamesBoth()
    {
        var failure = Assert.Throws<SchemaException>(() => ProtoSchema.Of([typeof(IAccounts), typeof(IOtherAccounts)]));

        Assert.StartsWith("'bank.Money' would be the message of 'GoRpc.Schema.Tests.Fixtures.Money' and the message of 'GoRpc.Schema.Tests.Fixtures.OtherMoney'.", failure.Message);
    }
}
