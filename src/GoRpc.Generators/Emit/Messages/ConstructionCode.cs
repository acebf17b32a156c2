using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>
/// Emits how a value is made of what was read: every member is set, so that the initialiser of a property never shows through an absent
/// field. An object initialiser sets what it can; what C# allows nobody to set is set by an accessor.
/// </summary>
internal sealed class ConstructionCode(MemberAccess members)
{
    /// <summary>The statements that end a read.</summary>
    /// <param name="message">The message.</param>
    /// <param name="fields">Its fields and those of its bases.</param>
    public IEnumerable<string> Emit(MessageContract message, IReadOnlyList<FieldCode> fields)
    {
        var type = message.Type!;
        var arguments = message.ConstructorFields
            .Select((field, position) => $"({CSharp.Type(message.Constructor!.GetParameters()[position].ParameterType)})({CodeOf(field).Finish()})")
            .ToList();
        var others = fields.Where(code => !message.ConstructorFields.Contains(code.Field)).ToList();
        var initialised = CanInitialise(message, others)
            ? others.Where(code => MemberAccess.IsSettable(code.Field.Member!) && MemberAccess.IsInitialisable(code.Field.Member!)).ToList()
            : [];
        var later = others.Except(initialised).ToList();
        var made = Make(message, type, arguments, initialised);
        if (later.Count == 0)
        {
            yield return $"return {made};";
            yield break;
        }

        yield return $"var result = {made};";
        foreach (var code in later)
        {
            yield return SetLater(code);
        }

        yield return "return result;";

        FieldCode CodeOf(FieldContract field) => fields.First(code => code.Field == field);
    }

    private string Make(MessageContract message, Type type, List<string> arguments, List<FieldCode> initialised)
    {
        var name = CSharp.Type(type);
        if (message.Constructor is null && initialised.Count == 0)
        {
            return $"default({name})";
        }

        if (message.Constructor is { } constructor && (!MemberAccess.IsVisible(constructor.Symbol) || MissesRequired(message, initialised)))
        {
            return members.Construct(constructor, arguments);
        }

        var list = string.Join(", ", arguments);
        return initialised.Count == 0
            ? $"new {name}({list})"
            : $$"""
                new {{name}}({{list}})
                {
                    {{CSharp.Indent(string.Join("\n", initialised.Select(code => $"{CSharp.Identifier(code.Field.Member!.Name)} = {code.Finish()},")))}}
                }
                """;
    }

    private string SetLater(FieldCode code)
    {
        var member = code.Field.Member!;
        if (!MemberAccess.IsSettable(member))
        {
            return code.Refill(members.Read(code.Field, "result"));
        }

        return MemberAccess.IsInitialisable(member) && !IsInitOnly(member)
            ? $"result.{CSharp.Identifier(member.Name)} = {code.Finish()};"
            : members.Set(code.Field, code.Finish());
    }

    // C# has no object initialiser for a tuple, nor for what a constructor out of its reach has made.
    private static bool CanInitialise(MessageContract message, List<FieldCode> others) =>
        message.Type!.Symbol is not INamedTypeSymbol { IsTupleType: true }
        && (message.Constructor is null || (MemberAccess.IsVisible(message.Constructor.Symbol) && !MissesRequired(message, others)));

    // A required member that the contract does not have stays as it is, which C# does not let anybody say.
    private static bool MissesRequired(MessageContract message, List<FieldCode> set)
    {
        if (message.Constructor!.Symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
        {
            return false;
        }

        var names = set.Select(code => code.Field.Member!.Name).ToList();
        for (var current = message.Type!.Symbol; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } && !names.Contains(member.Name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInitOnly(MemberInfo member) => member is PropertyInfo { Symbol.SetMethod.IsInitOnly: true };
}
