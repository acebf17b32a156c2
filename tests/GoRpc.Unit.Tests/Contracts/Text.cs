using System.Globalization;
using System.Text;
using GoRpc.Contracts;

namespace GoRpc.Unit.Tests.Contracts;

/// <summary>A contract as text, so that a test shows the whole of what was read.</summary>
internal static class Text
{
    public static string Of(ServiceContract service) => OfMethods(service) + string.Concat(service.Messages.Select(Of));

    public static string OfMethods(ServiceContract service)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"service {service.Name}\n");
        foreach (var method in service.Methods)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {method.Path} {method.Kind}: {Of(method.Request)} -> {Of(method.Response)}{Policies(method)}\n");
        }

        return text.ToString();
    }

    public static string Of(MessageContract message)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"message {message.Name}{(message.Base is { } parent ? $" : {parent.Name}" : "")}\n");
        foreach (var field in message.Fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Of(field)}\n");
        }

        foreach (var derived in message.Derived)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {derived.Number}: derived {derived.Message.Name}\n");
        }

        if (message.Reserved.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  reserved {string.Join(", ", message.Reserved)}\n");
        }

        if (message.ConstructorFields.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  constructor {string.Join(", ", message.ConstructorFields.Select(field => field.Name))}\n");
        }

        return text.ToString();
    }

    public static string Of(FieldContract field)
    {
        var value = Of(field.Value);
        var form = field.Cardinality switch
        {
            FieldCardinality.Explicit => $"optional {value}",
            FieldCardinality.Repeated => field.IsPacked ? $"packed {value}" : $"repeated {value}",
            FieldCardinality.Map => $"map<{Of(field.Key!)}, {value}>",
            _ => value,
        };
        return $"{field.Number}: {form} {field.Name}{(field.ProtoName == ProtoNames.Field(field.Name) ? "" : $" as {field.ProtoName}")}{(field.AllowsNull ? " or null" : "")}";
    }

    private static string Of(FieldValue value) => value.Message?.Name ?? value.Enum?.Name ?? value.Kind.ToString();

    private static string Of(PayloadContract payload) =>
        payload.Form is PayloadForm.Message ? payload.Message.Name : $"({string.Join(", ", payload.Message.Fields.Select(Of))})";

    private static string Policies(MethodContract method) =>
        (method.HasNoSideEffects ? " no side effects" : method.IsIdempotent ? " idempotent" : "")
        + (method.HashKey is { } key ? $" by {key}" : "")
        + (method.Deadline is { } deadline ? $" within {deadline}" : "")
        + string.Concat(method.Faults.Select(fault => $" or {fault.Name}"));
}
