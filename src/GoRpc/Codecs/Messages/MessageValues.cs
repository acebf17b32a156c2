using System.Collections;
using System.Diagnostics.CodeAnalysis;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Runtime;

namespace GoRpc.Codecs.Messages;

/// <summary>What is in a message, for who knows its contract and not its type. Slow: for what goes wrong, and for contracts that were not compiled.</summary>
internal static class MessageValues
{
    /// <summary>The message that a value is: the declared one, or one that derives from it; null for a type that the contract does not know.</summary>
    public static MessageContract? ActualOf(MessageContract contract, object value) => contract.Type is null || contract.Type == value.GetType()
        ? contract
        : contract.Derived.Select(derived => ActualOf(derived.Message, value)).FirstOrDefault(actual => actual is not null);

    /// <summary>The value of a field.</summary>
    /// <param name="owner">The message.</param>
    /// <param name="field">One of its fields.</param>
    /// <param name="position">Its place among them.</param>
    public static object? ValueOf(object owner, FieldContract field, int position) =>
        field.ValueOf is { } valueOf ? valueOf(owner)
        : owner is IMadeMessage made ? Unwrap(made.ValueAt(position), field)
        : RuntimeContracts.IsSupported ? Members.ValueOf(field.Member!, owner)
        : throw new NotSupportedException($"'{field}' of a compiled message can't be read.");

    public static IEnumerable<object?> ElementsOf(object collection) => ((IEnumerable)collection).Cast<object?>();

    // Every dictionary of the framework shows its pairs without their types; for another one reflection does, where there is any.
    public static IEnumerable<(object? Key, object? Value)> PairsOf(object map) =>
        map is IDictionary dictionary ? UntypedPairs(dictionary)
        : RuntimeContracts.IsSupported ? ReflectedPairs(map)
        : [];

    // An item of a stream with parameters beside it is wrapped even where it is no message in the contract.
    private static object? Unwrap(object? value, FieldContract field) =>
        value is IMadeMessage item && field.Value.Message is not { Type: null } ? item.ValueAt(0) : value;

    // Not by Cast: as a sequence of anything a dictionary has pairs of its own type.
    private static IEnumerable<(object? Key, object? Value)> UntypedPairs(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return (entry.Key, entry.Value);
        }
    }

    [RequiresUnreferencedCode("The linker does not know which type a pair is of.")]
    private static IEnumerable<(object? Key, object? Value)> ReflectedPairs(object map) =>
        [.. ElementsOf(map).Select(pair => (Members.ValueOf(pair!, nameof(KeyValuePair<,>.Key)), Members.ValueOf(pair!, nameof(KeyValuePair<,>.Value))))];
}
