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

        foreach (var service in _file.Services)
        {
            Line(0, "");
            WriteService(service);
        }

        foreach (var message in _file.Messages)
        {
            Line(0, "");
            WriteMessage(message);
        }

        foreach (var type in _file.Enums)
        {
            Line(0, "");
            WriteEnum(type);
        }
    }

    private void WriteService(SchemaService service)
    {
        Comment(0, service.Comment);
        Line(0, $"service {FullName.ShortOf(service.Name)} {{");
        Deprecated(service.IsDeprecated);
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

    private void WriteMessage(SchemaMessage message)
    {
        Comment(0, message.Comment);
        var head = $"message {FullName.ShortOf(message.Name)} {{";
        if (message is { Fields.Count: 0, Reserved.Count: 0, IsDeprecated: false })
        {
            Line(0, head + "}");
            return;
        }

        Line(0, head);
        Deprecated(message.IsDeprecated);
        Reserved(message.Reserved);
        var written = new HashSet<string>();
        foreach (var field in message.Fields)
        {
            if (field.Oneof is null)
            {
                WriteField(1, field);
            }
            else if (written.Add(field.Oneof))
            {
                Line(1, $"oneof {field.Oneof} {{");
                foreach (var member in message.Fields.Where(other => other.Oneof == field.Oneof))
                {
                    WriteField(2, member);
                }

                Line(1, "}");
            }
        }

        Line(0, "}");
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

    private void WriteEnum(SchemaEnum type)
    {
        Comment(0, type.Comment);
        Line(0, $"enum {FullName.ShortOf(type.Name)} {{");
        if (type.HasAliases)
        {
            Line(1, "option allow_alias = true;");
        }

        Deprecated(type.IsDeprecated);
        Reserved(type.Reserved);
        foreach (var value in type.Values)
        {
            Comment(1, value.Comment);
            Line(1, $"{value.Name} = {value.Number.ToString(CultureInfo.InvariantCulture)}{(value.IsDeprecated ? " [deprecated = true]" : "")};");
        }

        Line(0, "}");
    }

    private void Deprecated(bool isDeprecated)
    {
        if (isDeprecated)
        {
            Line(1, "option deprecated = true;");
        }
    }

    private void Reserved(IReadOnlyList<int> numbers)
    {
        if (numbers.Count > 0)
        {
            Line(1, $"reserved {string.Join(", ", numbers.Order().Select(number => number.ToString(CultureInfo.InvariantCulture)))};");
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
        if (FullName.PackageOf(name) == _file.Package)
        {
            return FullName.ShortOf(name);
        }

        var first = name.Split('.')[0];
        var isNearer = _file.Package.Split('.').Skip(1).Contains(first)
            || _file.Messages.Any(message => FullName.ShortOf(message.Name) == first) || _file.Enums.Any(type => FullName.ShortOf(type.Name) == first);
        return isNearer ? "." + name : name;
    }
}
