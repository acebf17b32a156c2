using GoRpc.Schema.Tests.Fixtures;

namespace GoRpc.Schema.Tests.Parsing;

public sealed class ProtoParserTests
{
    [Fact]
    public void Parse_OfAnExportedSchema_IsTheSameSchema()
    {
        var exported = ProtoSchema.Of([typeof(IAccounts), typeof(ILoans)]);

        var parsed = ProtoSchema.Parse(exported.Files);

        Assert.Equal(exported.Files.OrderBy(file => file.Path).Select(WithoutComments), parsed.Files.OrderBy(file => file.Path));
    }

    // The parser does not keep them.
    private static ProtoFile WithoutComments(ProtoFile file) =>
        file with { Text = string.Join('\n', file.Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))) };

    [Fact]
    public void Parse_OfAWholeContract_KnowsItsMethodsAndTypes()
    {
        var parsed = ProtoSchema.Parse(ProtoSchema.Of([typeof(IWarehouse)]).Files).Index;

        var service = parsed.FindService("shop.v1.WarehouseService")!;
        Assert.Equal([(false, false), (false, false), (false, false), (true, false), (true, true)], service.Methods.Select(method => (method.HasRequestStream, method.HasResponseStream)));
        Assert.True(parsed.FindMessage("shop.v1.Article")!.Fields.Single(field => field.Name == "sizes").IsMap);
        Assert.True(parsed.FindMessage("shop.v1.Article")!.Fields.Single(field => field.Name == "display_name").IsOptional);
    }

    [Fact]
    public void Parse_OfNestedTypesAndProto2_KnowsThem()
    {
        var parsed = ProtoSchema.Parse([new ProtoFile("a/old.proto", """
            syntax = "proto2";
            package a;
            message Outer {
              message Inner { optional int32 x = 1; }
              enum Kind { FIRST = 1; SECOND = 2; }
              required Inner inner = 1;
              optional Kind kind = 2;
              repeated int32 numbers = 3;
            }
            """)]);

        var outer = parsed.Index.FindMessage("a.Outer")!;
        Assert.Equal("a.Outer.Inner", outer.Fields[0].Type.Name);
        Assert.Equal(["FIRST", "SECOND"], parsed.Index.FindEnum("a.Outer.Kind")!.Values.Select(value => value.Name));
    }

    [Fact]
    public void Parse_OfAFaultyFile_SaysWhere()
    {
        var failure = Assert.Throws<SchemaException>(() => ProtoSchema.Parse([new ProtoFile("a/bad.proto", "syntax = \"proto3\";\nmessage A {\n  Missing b = 1;\n}\n")]));

        Assert.Contains("a/bad.proto(3,", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Missing", failure.Message, StringComparison.Ordinal);
    }
}
