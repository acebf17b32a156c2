using Google.Protobuf.Reflection;
using GoRpc.Demo;
using GoRpc.Schema.Descriptors;
using GoRpc.Schema.Model;
using GoRpc.Schema.Tests.Fixtures;
using GoRpc.Schema.Text;

namespace GoRpc.Schema.Tests.Descriptors;

/// <summary>Descriptors are those that protoc makes of the exported files.</summary>
public sealed class DescriptorTests
{
    private static readonly GoRpcSerializer Serializer = new();

    public static TheoryData<Type[]> Contracts => [
        new[] { typeof(IWarehouse) },
        new[] { typeof(IAccounts), typeof(ILoans) },
        new[] { typeof(IWords) },
        new[] { typeof(ILonely) },
        new[] { typeof(ICalculator), typeof(IStocks), typeof(ITelemetry), typeof(IChat) }];

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task Descriptors_OfAContract_AreThoseOfProtoc(Type[] services)
    {
        var schema = ProtoSchema.Of(services);
        var expected = (await Protoc.CompileAsync(schema)).File.Where(file => !file.Name.StartsWith("google/", StringComparison.Ordinal)).ToDictionary(file => file.Name);

        foreach (var file in schema.Model)
        {
            var described = FileDescriptorProto.Parser.ParseFrom(Serializer.Serialize(DescriptorWriter.Describe(file)));
            described.SourceCodeInfo = null;
            Assert.Equal(expected[file.Path], described);
        }
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Descriptors_ReadBack_AreTheSameSchema(Type[] services)
    {
        foreach (var file in ProtoSchema.Of(services).Model)
        {
            var read = DescriptorReader.Read(Serializer.Deserialize<GoRpc.Schema.Descriptors.FileDescriptor>(Serializer.Serialize(DescriptorWriter.Describe(file))));

            Assert.Equal(ProtoText.Of(file with { Services = [.. file.Services.Select(WithoutFaults)] }), ProtoText.Of(read));
        }
    }

    // A descriptor has no place for them; in the text they are a comment.
    private static SchemaService WithoutFaults(SchemaService service) =>
        service with { Methods = [.. service.Methods.Select(method => method with { Faults = [] })] };
}
