using Google.Protobuf.Reflection;
using GoRpc.Schema.Tests.Fixtures;

namespace GoRpc.Schema.Tests.Text;

/// <summary>One contract with everything a contract can have, as a whole.</summary>
public sealed class WarehouseTests
{
    private static readonly ProtoSchema Schema = ProtoSchema.Of([typeof(IWarehouse)]);

    [Fact]
    public void Text_OfAWholeContract_IsIdiomaticProto3()
    {
        var file = Assert.Single(Schema.Files);

        Assert.Equal("shop/v1/warehouse_service.proto", file.Path);
        Assert.Equal(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Text", "warehouse_service.proto")), file.Text, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Text_OfAWholeContract_IsCompiledByProtoc()
    {
        var files = await Protoc.CompileAsync(Schema);

        var file = files.File.Single(file => file.Name == "shop/v1/warehouse_service.proto");
        Assert.Equal(["Find", "Store", "Count", "Deliver", "Watch"], file.Service.Single().Method.Select(method => method.Name));
        Assert.Equal(MethodOptions.Types.IdempotencyLevel.NoSideEffects, file.Service.Single().Method[0].Options.IdempotencyLevel);
        Assert.True(file.Service.Single().Method[4] is { ClientStreaming: true, ServerStreaming: true });
    }
}
