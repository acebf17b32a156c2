using GoRpc.Schema.Model;

namespace GoRpc.Schema.Descriptors;

/// <summary>Reads descriptors of any origin: those of a host's reflection, those that a compiler made of .proto files.</summary>
internal sealed class DescriptorReader
{
    // A form of proto2 that nobody writes any more.
    private const int GroupKind = 10;

    private readonly Dictionary<string, string> _comments = new(StringComparer.Ordinal);
    private readonly List<SchemaMessage> _messages = [];
    private readonly List<SchemaEnum> _enums = [];
    private readonly bool _isProto3;

    private DescriptorReader(FileDescriptor file)
    {
        _isProto3 = file.Syntax == "proto3";
        foreach (var location in file.SourceCodeInfo?.Location ?? [])
        {
            var lines = location.LeadingComments.TrimEnd('\n').Split('\n').Select(line => line.StartsWith(' ') ? line[1..] : line);
            _comments[Key(location.Path)] = string.Join('\n', lines);
        }
    }

    public static SchemaFile Read(FileDescriptor file)
    {
        var reader = new DescriptorReader(file);
        for (var i = 0; i < file.MessageType.Count; i++)
        {
            reader.Read(file.MessageType[i], file.Package, [4, i]);
        }

        for (var i = 0; i < file.EnumType.Count; i++)
        {
            reader.Read(file.EnumType[i], file.Package, [5, i]);
        }

        return new SchemaFile(file.Name, file.Package)
        {
            Imports = file.Dependency,
            Messages = reader._messages,
            Enums = reader._enums,
            Services = [.. file.Service.Select((service, position) => reader.Read(service, file.Package, [6, position]))],
        };
    }

    private void Read(MessageDescriptor message, string outer, int[] path)
    {
        var name = In(outer, message.Name);
        var entries = message.NestedType.Where(nested => nested.Options?.MapEntry == true).ToDictionary(nested => $".{name}.{nested.Name}");
        var fields = message.Field.Select((field, position) => Read(field, message, entries, [.. path, 2, position]));
        _messages.Add(new SchemaMessage(name, [.. fields.OrderBy(field => field.Number)])
        {
            Comment = CommentOf(path),
            IsDeprecated = message.Options?.Deprecated == true,
            Reserved = [.. message.ReservedRange.SelectMany(range => Numbers(range.Start ?? 0, (range.End ?? 0) - 1))],
        });
        for (var i = 0; i < message.NestedType.Count; i++)
        {
            if (message.NestedType[i].Options?.MapEntry != true)
            {
                Read(message.NestedType[i], name, [.. path, 3, i]);
            }
        }

        for (var i = 0; i < message.EnumType.Count; i++)
        {
            Read(message.EnumType[i], name, [.. path, 4, i]);
        }
    }

    private SchemaField Read(FieldDescriptor field, MessageDescriptor owner, Dictionary<string, MessageDescriptor> entries, int[] path)
    {
        var entry = entries.GetValueOrDefault(field.TypeName);
        var isSingle = field.Label != FieldDescriptor.Repeated;
        var isScalar = field.Type is not ((int)SchemaKind.Message or GroupKind);
        return new SchemaField(field.Number, field.Name, TypeOf(entry?.Field.First(inner => inner.Number == 2) ?? field))
        {
            Key = entry is null ? null : TypeOf(entry.Field.First(inner => inner.Number == 1)),
            IsRepeated = entry is null && !isSingle,
            // In proto2 every single scalar has presence.
            IsOptional = field.Proto3Optional || (!_isProto3 && isSingle && isScalar && field.OneofIndex is null),
            Oneof = field is { OneofIndex: { } index, Proto3Optional: false } ? owner.OneofDecl[index].Name : null,
            JsonName = field.JsonName.Length > 0 ? field.JsonName : Contracts.ProtoNames.Json(field.Name),
            IsDeprecated = field.Options?.Deprecated == true,
            Comment = CommentOf(path),
        };
    }

    private static SchemaType TypeOf(FieldDescriptor field) => new((SchemaKind)field.Type, field.TypeName.Length > 0 ? field.TypeName.TrimStart('.') : null);

    private void Read(EnumDescriptor type, string outer, int[] path) => _enums.Add(new SchemaEnum(
        In(outer, type.Name),
        [.. type.Value.Select((value, position) => new SchemaEnumValue(value.Name, value.Number ?? 0)
        {
            Comment = CommentOf([.. path, 2, position]),
            IsDeprecated = value.Options?.Deprecated == true,
        })])
    {
        Comment = CommentOf(path),
        IsDeprecated = type.Options?.Deprecated == true,
        Reserved = [.. type.ReservedRange.SelectMany(range => Numbers(range.Start ?? 0, range.End ?? 0))],
    });

    private SchemaService Read(ServiceDescriptor service, string package, int[] path) => new(
        In(package, service.Name),
        [.. service.Method.Select((method, position) => new SchemaMethod(method.Name, method.InputType.TrimStart('.'), method.OutputType.TrimStart('.'))
        {
            HasRequestStream = method.ClientStreaming,
            HasResponseStream = method.ServerStreaming,
            Idempotency = (SchemaIdempotency)(method.Options?.IdempotencyLevel ?? 0),
            IsDeprecated = method.Options?.Deprecated == true,
            Comment = CommentOf([.. path, 2, position]),
        })])
    {
        Comment = CommentOf(path),
        IsDeprecated = service.Options?.Deprecated == true,
    };

    // Somebody may reserve everything up to the largest number; a reader wants to see some of them.
    private static IEnumerable<int> Numbers(int first, int last) => last < first ? [] : Enumerable.Range(first, (int)Math.Min((long)last - first + 1, 1000));

    private string CommentOf(int[] path) => _comments.GetValueOrDefault(Key(path), "");

    private static string Key(IEnumerable<int> path) => string.Join('.', path);

    private static string In(string outer, string name) => outer.Length == 0 ? name : $"{outer}.{name}";
}
