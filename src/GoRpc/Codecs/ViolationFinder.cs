using System.Text;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;
using GoRpc.Contracts.Reading;

namespace GoRpc.Codecs;

/// <summary>Walks a value that could not be sent and says where its contract forbids it and what to do. Slow, and only on failure.</summary>
internal static class ViolationFinder
{
    /// <summary>The first violation in the order of the fields.</summary>
    public static ContractViolationException Explain(MessageContract contract, object? value)
    {
        var path = contract.Type?.Name ?? "";
        return FindInMessage(contract, value, path, depth: 0)
            ?? Violation(contract.Name, "changed while it was being sent", "A value stays as it is until its call has ended", "Do not change it from another thread");
    }

    private static ContractViolationException? FindInMessage(MessageContract contract, object? value, string path, int depth)
    {
        if (value is null)
        {
            return Null(path, contract.Type!);
        }

        if (depth > Nesting.MaxDepth)
        {
            return Violation(
                path,
                $"lies more than {Nesting.MaxDepth} levels deep",
                "Messages are trees of bounded depth; an object that leads back to itself has no end",
                "Send the cycle as keys, or a flatter structure");
        }

        if (MessageValues.ActualOf(Hierarchy.RootOf(contract), value) is not { } actual)
        {
            return Violation(
                path,
                $"is a '{Describe.Type(value.GetType())}'",
                $"The contract of '{Describe.Type(contract.Type!)}' does not know that type, so its members would be lost",
                $"Declare it with [ProtoInclude(number, typeof({Describe.Type(value.GetType())}))] on its base type, or send a '{Describe.Type(contract.Type!)}'");
        }

        return Hierarchy.LevelsOf(actual)
            .SelectMany(level => level.Fields.Select((field, position) => FindInField(field, MessageValues.ValueOf(value, field, position), Join(path, field.Name), depth)))
            .FirstOrDefault(violation => violation is not null);
    }

    private static ContractViolationException? FindInField(FieldContract field, object? value, string path, int depth)
    {
        if (value is null)
        {
            return field.AllowsNull || Nullable.GetUnderlyingType(field.Type) is not null ? null : Null(path, field.Type);
        }

        return field.Cardinality switch
        {
            FieldCardinality.Repeated => MessageValues.ElementsOf(value)
                .Select((element, index) => FindInValue(field.Value, element, $"{path}[{index}]", depth))
                .FirstOrDefault(violation => violation is not null),
            FieldCardinality.Map => MessageValues.PairsOf(value)
                .Select(pair => FindInPair(field, pair.Key, pair.Value, path, depth))
                .FirstOrDefault(violation => violation is not null),
            _ => FindInValue(field.Value, value, path, depth),
        };
    }

    private static ContractViolationException? FindInPair(FieldContract field, object? key, object? value, string path, int depth)
    {
        var place = key is string text ? $"{path}[\"{text}\"]" : FormattableString.Invariant($"{path}[{key}]");
        return FindInValue(field.Key!, key, $"{place} (its key)", depth) ?? FindInValue(field.Value, value, place, depth);
    }

    private static ContractViolationException? FindInValue(FieldValue form, object? value, string path, int depth) => value switch
    {
        null => Null(path, form.Type),
        _ when form.Message is { } message => FindInMessage(message, value, path, depth + 1),
        string text => FindInText(text, path),
        Uri uri => FindInText(uri.OriginalString, path),
        _ => null,
    };

    private static ContractViolationException? FindInText(string text, string path)
    {
        for (var position = 0; position < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(position), out _, out var length) is not System.Buffers.OperationStatus.Done)
            {
                return Violation(
                    path,
                    $"holds half of a surrogate pair at index {position}",
                    "Text travels as UTF-8, which has no bytes for it",
                    "Cut texts between whole characters, or declare the member as byte[] when it holds no text");
            }

            position += length;
        }

        return null;
    }

    private static ContractViolationException Null(string path, Type type) => Violation(
        path,
        "is null",
        $"The contract has a '{Describe.Type(type)}' there, and not null",
        path.EndsWith(']') ? "Leave it out" : $"Set it, or declare it as '{Describe.Type(type)}?'");

    private static ContractViolationException Violation(string path, string found, string expected, string fix) =>
        new(path, $"'{path}' {found}. {expected}. {fix}.");

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
