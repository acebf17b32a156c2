using GoRpc.Schema.Model;

namespace GoRpc.Schema.Descriptors;

/// <summary>Describes files as protobuf does it, comments included.</summary>
internal sealed class DescriptorWriter
{
    private readonly List<SourceLocation> _comments = [];
    private readonly SchemaFile _file;

    private DescriptorWriter(SchemaFile file) => _file = file;

    public static FileDescriptor Describe(SchemaFile file)
    {
        var writer = new DescriptorWriter(file);
        var messages = file.MessagesIn(file.Package).Select((message, position) => writer.Describe(message, [4, position])).ToList();
        var enums = file.EnumsIn(file.Package).Select((type, position) => writer.Describe(type, [5, position])).ToList();
        var services = file.Services.Select((service, position) => writer.Describe(service, [6, position])).ToList();
        return new FileDescriptor
        {
            Name = file.Path,
            Package = file.Package,
            Dependency = [.. file.Imports],
            MessageType = messages,
            EnumType = enums,
            Service = services,
            SourceCodeInfo = writer._comments.Count == 0 ? null : new SourceInfo { Location = writer._comments },
            Syntax = "proto3",
        };
    }

    private MessageDescriptor Describe(SchemaMessage message, int[] path)
    {
        Note(path, message.Comment);
        // Every optional field needs a oneof of its own, which stand after the written ones (docs/implementing_proto3_presence.md of protobuf).
        var oneofs = message.Fields.Select(field => field.Oneof).OfType<string>().Distinct().ToList();
        oneofs.AddRange(message.Fields.Where(field => field.IsOptional).Select(PresenceOf));
        return new MessageDescriptor
        {
            Name = FullName.ShortOf(message.Name),
            Field = [.. message.Fields.Select((field, position) => Describe(field, message, oneofs, [.. path, 2, position]))],
            NestedType =
            [
                .. _file.MessagesIn(message.Name).Select((nested, position) => Describe(nested, [.. path, 3, position])),
                .. message.Fields.Where(field => field.IsMap).Select(EntryOf),
            ],
            EnumType = [.. _file.EnumsIn(message.Name).Select((type, position) => Describe(type, [.. path, 4, position]))],
            Options = message.IsDeprecated ? new MessageOptions { Deprecated = true } : null,
            OneofDecl = [.. oneofs.Select(name => new OneofDescriptor { Name = name })],
            ReservedRange = [.. message.Reserved.Select(number => new ReservedRange { Start = number, End = number + 1 })],
        };
    }

    private FieldDescriptor Describe(SchemaField field, SchemaMessage owner, List<string> oneofs, int[] path)
    {
        Note(path, field.Comment);
        var described = Describe(field.Number, field.Name, field.Type) with
        {
            Label = field.IsRepeated || field.IsMap ? FieldDescriptor.Repeated : FieldDescriptor.Optional,
            JsonName = field.JsonName,
            Options = field.IsDeprecated ? new FieldOptions { Deprecated = true } : null,
            Proto3Optional = field.IsOptional,
        };
        if (field.IsMap)
        {
            return described with { Type = (int)SchemaKind.Message, TypeName = $".{owner.Name}.{EntryName(field)}" };
        }

        return (field.IsOptional ? PresenceOf(field) : field.Oneof) is { } oneof ? described with { OneofIndex = oneofs.IndexOf(oneof) } : described;
    }

    private static MessageDescriptor EntryOf(SchemaField map) => new()
    {
        Name = EntryName(map),
        Field = [Describe(1, "key", map.Key!), Describe(2, "value", map.Type)],
        Options = new MessageOptions { MapEntry = true },
    };

    private static FieldDescriptor Describe(int number, string name, SchemaType type) => new()
    {
        Name = name,
        Number = number,
        Label = FieldDescriptor.Optional,
        Type = (int)type.Kind,
        TypeName = type.Name is { } typeName ? "." + typeName : "",
        JsonName = name,
    };

    // protoc's own name for it: the field's in Pascal case and Entry.
    private static string EntryName(SchemaField map) => string.Concat(map.Name.Split('_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Entry";

    private static string PresenceOf(SchemaField field) => "_" + field.Name;

    private EnumDescriptor Describe(SchemaEnum type, int[] path)
    {
        Note(path, type.Comment);
        return new EnumDescriptor
        {
            Name = FullName.ShortOf(type.Name),
            Value = [.. type.Values.Select((value, position) => Describe(value, [.. path, 2, position]))],
            Options = type.HasAliases || type.IsDeprecated ? new EnumOptions { AllowAlias = type.HasAliases, Deprecated = type.IsDeprecated } : null,
            ReservedRange = [.. type.Reserved.Select(number => new ReservedRange { Start = number, End = number })],
        };
    }

    private EnumValueDescriptor Describe(SchemaEnumValue value, int[] path)
    {
        Note(path, value.Comment);
        return new EnumValueDescriptor { Name = value.Name, Number = value.Number, Options = value.IsDeprecated ? new EnumValueOptions { Deprecated = true } : null };
    }

    private ServiceDescriptor Describe(SchemaService service, int[] path)
    {
        Note(path, service.Comment);
        return new ServiceDescriptor
        {
            Name = FullName.ShortOf(service.Name),
            Method = [.. service.Methods.Select((method, position) => Describe(method, [.. path, 2, position]))],
            Options = service.IsDeprecated ? new ServiceOptions { Deprecated = true } : null,
        };
    }

    private MethodDescriptor Describe(SchemaMethod method, int[] path)
    {
        Note(path, method.Comment);
        return new MethodDescriptor
        {
            Name = method.Name,
            InputType = "." + method.Request,
            OutputType = "." + method.Response,
            Options = method.IsDeprecated || method.Idempotency is not SchemaIdempotency.Unknown
                ? new MethodOptions { Deprecated = method.IsDeprecated, IdempotencyLevel = (int)method.Idempotency }
                : null,
            ClientStreaming = method.HasRequestStream,
            ServerStreaming = method.HasResponseStream,
        };
    }

    private void Note(int[] path, string comment)
    {
        if (comment.Length > 0)
        {
            // As it stands in a file: each line begins with the blank after the slashes.
            var text = string.Concat(comment.Split('\n').Select(line => line.Length == 0 ? "\n" : $" {line}\n"));
            _comments.Add(new SourceLocation { Path = [.. path], LeadingComments = text });
        }
    }
}
