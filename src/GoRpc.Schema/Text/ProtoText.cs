using System.Globalization;
using System.Text;
using GoRpc.Schema.Model;

namespace GoRpc.Schema.Text;

/// <summary>Writes files as text, as the style guide of protobuf has it (https://protobuf.dev/programming-guides/style/).</summary>
internal sealed class ProtoText
{
    private readonly StringBuilder _text = new();
    private readonly SchemaFile _file;

    private ProtoText(SchemaFile file) => _file = file;

    public static string Of(SchemaFile file)
    {
        var text = new ProtoText(file);
        text.WriteFile();
        return text._text.ToString();
    }

    /// <summary>What a file declares, without what stands above it.</summary>
    public static string BodyOf(SchemaFile file)
    {
        var text = new ProtoText(file);
        text.WriteDeclarations();
        return text._text.ToString().TrimStart('\n');
    }

    private void WriteFile()
    {
        Line(0, "syntax = \"proto3\";");
        if (_file.Package.Length > 0)
        {
            Line(0, "");
            Line(0, $"package {_file.Package};");
        }

        if (_file.Imports.Count > 0)
        {
            Line(0, "");
            foreach (var import in _file.Imports)
            {
                Line(0, $"import \"{import}\";");
            }
        }

        WriteDeclarations();
    }

    private void WriteDeclarations()
    {
        foreach (var service in _file.Services)
        {
            Line(0, "");
            WriteService(service);
        }

        foreach (var message in _file.MessagesIn(_file.Package))
        {
            Line(0, "");
            WriteMessage(0, message);
        }

        foreach (var type in _file.EnumsIn(_file.Package))
        {
            Line(0, "");
            WriteEnum(0, type);
        }
    }

    private void WriteService(SchemaService service)
    {
        Comment(0, service.Comment);
        Line(0, $"service {FullName.ShortOf(service.Name)} {{");
        Deprecated(1, service.IsDeprecated);
        for (var i = 0; i < service.Methods.Count; i++)
        {
            if (i > 0 || service.IsDeprecated)
            {
                Line(0, "");
            }

            WriteMethod(service.Methods[i]);
        }

        Line(0, "}");
    }

    private void WriteMethod(SchemaMethod method)
    {
        Comment(1, method.Comment);
        foreach (var fault in method.Faults)
        {
            Comment(1, $"May fail with {NameOf(fault)} in the details of its status.");
        }

        var request = (method.HasRequestStream ? "stream " : "") + NameOf(method.Request);
        var response = (method.HasResponseStream ? "stream " : "") + NameOf(method.Response);
        var head = $"rpc {method.Name}({request}) returns ({response})";
        if (method is { Idempotency: SchemaIdempotency.Unknown, IsDeprecated: false })
        {
            Line(1, head + ";");
            return;
        }

        Line(1, head + " {");
        if (method.IsDeprecated)
        {
            Line(2, "option deprecated = true;");
        }

        if (method.Idempotency is not SchemaIdempotency.Unknown)
        {
            Line(2, $"option idempotency_level = {(method.Idempotency is SchemaIdempotency.Idempotent ? "IDEMPOTENT" : "NO_SIDE_EFFECTS")};");
        }

        Line(1, "}");
    }

    private void WriteMessage(int depth, SchemaMessage message)
    {
        Comment(depth, message.Comment);
        var head = $"message {FullName.ShortOf(message.Name)} {{";
        var nested = _file.MessagesIn(message.Name).ToList();
        var enums = _file.EnumsIn(message.Name).ToList();
        if (message is { Fields.Count: 0, Reserved.Count: 0, IsDeprecated: false } && nested.Count + enums.Count == 0)
        {
            Line(depth, head + "}");
            return;
        }

        Line(depth, head);
        Deprecated(depth + 1, message.IsDeprecated);
        Reserved(depth + 1, message.Reserved);
        nested.ForEach(inner => WriteMessage(depth + 1, inner));
        enums.ForEach(type => WriteEnum(depth + 1, type));
        WriteFields(depth + 1, message);
        Line(depth, "}");
    }

    private void WriteFields(int depth, SchemaMessage message)
    {
        var written = new HashSet<string>();
        foreach (var field in message.Fields)
        {
            if (field.Oneof is null)
            {
                WriteField(depth, field);
            }
            else if (written.Add(field.Oneof))
            {
                Line(depth, $"oneof {field.Oneof} {{");
                foreach (var member in message.Fields.Where(other => other.Oneof == field.Oneof))
                {
                    WriteField(depth + 1, member);
                }

                Line(depth, "}");
            }
        }
    }

    private void WriteField(int depth, SchemaField field)
    {
        Comment(depth, field.Comment);
        var type = field.IsMap ? $"map<{NameOf(field.Key!)}, {NameOf(field.Type)}>"
            : field.IsRepeated ? $"repeated {NameOf(field.Type)}"
            : field.IsOptional ? $"optional {NameOf(field.Type)}"
            : NameOf(field.Type);
        Line(depth, $"{type} {field.Name} = {field.Number.ToString(CultureInfo.InvariantCulture)}{(field.IsDeprecated ? " [deprecated = true]" : "")};");
    }

    private void WriteEnum(int depth, SchemaEnum type)
    {
        Comment(depth, type.Comment);
        Line(depth, $"enum {FullName.ShortOf(type.Name)} {{");
        if (type.HasAliases)
        {
            Line(depth + 1, "option allow_alias = true;");
        }

        Deprecated(depth + 1, type.IsDeprecated);
        Reserved(depth + 1, type.Reserved);
        foreach (var value in type.Values)
        {
            Comment(depth + 1, value.Comment);
            Line(depth + 1, $"{value.Name} = {value.Number.ToString(CultureInfo.InvariantCulture)}{(value.IsDeprecated ? " [deprecated = true]" : "")};");
        }

        Line(depth, "}");
    }

    private void Deprecated(int depth, bool isDeprecated)
    {
        if (isDeprecated)
        {
            Line(depth, "option deprecated = true;");
        }
    }

    private void Reserved(int depth, IReadOnlyList<int> numbers)
    {
        if (numbers.Count > 0)
        {
            Line(depth, $"reserved {string.Join(", ", numbers.Order().Select(number => number.ToString(CultureInfo.InvariantCulture)))};");
        }
    }

    private void Comment(int depth, string comment)
    {
        if (comment.Length > 0)
        {
            foreach (var line in comment.Split('\n'))
            {
                Line(depth, line.Length == 0 ? "//" : $"// {line}");
            }
        }
    }

    private void Line(int depth, string text) => _text.Append(' ', text.Length == 0 ? 0 : depth * 2).Append(text).Append('\n');

    private string NameOf(SchemaType type) => type.Name is { } name ? NameOf(name) : type.Kind.ToString().ToLowerInvariant();

    // A name without its package is looked for in the file's own package first. One whose first part might be taken for something
    // nearer needs the leading dot, which says that it is whole.
    private string NameOf(string name)
    {
        if (_file.Package.Length > 0 && name.StartsWith(_file.Package + ".", StringComparison.Ordinal) && IsHere(name))
        {
            return name[(_file.Package.Length + 1)..];
        }

        if (FullName.PackageOf(name) == _file.Package)
        {
            return FullName.ShortOf(name);
        }

        var first = name.Split('.')[0];
        var isNearer = _file.Package.Split('.').Skip(1).Contains(first)
            || _file.Messages.Any(message => FullName.ShortOf(message.Name) == first) || _file.Enums.Any(type => FullName.ShortOf(type.Name) == first);
        return isNearer ? "." + name : name;
    }

    private bool IsHere(string name) => _file.Messages.Any(message => message.Name == name) || _file.Enums.Any(type => type.Name == name);
}
