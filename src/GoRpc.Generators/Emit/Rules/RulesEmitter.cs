using GoRpc.Contracts;
using GoRpc.Generators.Emit.Messages;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Rules;

/// <summary>Emits the rules of a message: whether a value keeps them, field by field, without looking at what has none.</summary>
internal static class RulesEmitter
{
    // .NET marks some attributes as not for trimmed applications because they may count, or compare with, members by reflection. That is
    // never asked of them here.
    public const string Suppression =
        """[global::System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Values are counted and compared by generated code.")]""";

    public static string Emit(MessageContract message, EmitScope scope)
    {
        var members = new MemberAccess();
        List<string> parts = [.. Statics(message, scope), .. Methods(message, members, scope)];
        parts.AddRange(members.Declarations);
        return $$"""
            {{scope.Header}}
            using global::GoRpc.Codecs.Fields;
            using global::GoRpc.Validation;

            /// <summary>The rules of {{message.Name}}.</summary>
            {{Suppression}}
            internal readonly struct {{scope.RulesOf(message)}} : IMessageRules<{{scope.TypeOf(message)}}>
            {
                {{CSharp.Indent(string.Join("\n\n", parts))}}
            }

            """;
    }

    /// <summary>The attributes of rules, each in a static field of its own.</summary>
    public static IEnumerable<string> Attributes(IEnumerable<RuleContract> rules, EmitScope scope) =>
        rules.Select(rule => $"public static readonly {CSharp.Type(rule.Type)} {scope.FieldOf(rule)} = {AttributeCode.Make(rule)};");

    private static IEnumerable<string> Statics(MessageContract message, EmitScope scope) =>
    [
        .. Attributes([.. message.Rules, .. message.Fields.SelectMany(field => field.Rules)], scope),
        .. message.Fields.SelectMany(field => field.Rules.Select(rule => new RuleCode(field, "", scope.FieldOf, _ => null).Static(rule))).OfType<string>(),
    ];

    private static IEnumerable<string> Methods(MessageContract message, MemberAccess members, EmitScope scope)
    {
        var type = scope.TypeOf(message);
        var root = Hierarchy.RootOf(message);
        if (message.Base is not null)
        {
            yield return $"public bool Hold({type} value, in RuleScope scope) => default({scope.RulesOf(root)}).Hold(value, scope);";
        }
        else
        {
            List<string> steps = ["if (scope.IsTooDeep) return true;", "if (!HoldFields(value, scope)) return false;", "if (!HoldWhole(value, scope)) return false;"];
            var checkers = Hierarchy.AllOf(message).Where(level => level.IsValidatable).ToList();
            if (message.IsValidatable)
            {
                steps.Add($"if (!scope.Holds((global::System.ComponentModel.DataAnnotations.IValidatableObject)value, {NameOf(message)})) return false;");
            }
            else if (checkers.Count > 0)
            {
                steps.Add("if (value is global::System.ComponentModel.DataAnnotations.IValidatableObject own && !scope.Holds(own, value.GetType().Name)) return false;");
            }

            yield return Method($"public bool Hold({type} value, in RuleScope scope)", [.. steps, "return true;"]);
        }

        yield return Method($"internal static bool HoldFields({type} value, in RuleScope scope)", [.. Fields(message, members, scope), .. Derived(message, "HoldFields", scope), "return true;"]);
        yield return Method($"internal static bool HoldWhole({type} value, in RuleScope scope)", [.. Whole(message, message.Rules, scope), .. Derived(message, "HoldWhole", scope), "return true;"]);
    }

    private static IEnumerable<string> Fields(MessageContract message, MemberAccess members, EmitScope scope)
    {
        foreach (var (field, position) in message.Fields.Select((field, position) => (field, position)))
        {
            var local = $"f{position + 1}";
            var code = new RuleCode(field, local, scope.FieldOf, name => OtherOf(message, name, members, scope));
            List<string> conditions = [.. field.Rules.Select(code.Condition).OfType<string>()];
            if (RuleReach.LeadsToRules(field))
            {
                conditions.Add(Inside(field, local, scope));
            }

            if (conditions.Count > 0)
            {
                yield return $"var {local} = {Read(message, position, members, scope)};";
                foreach (var condition in conditions)
                {
                    yield return $"if (!({condition})) return false;";
                }
            }
        }
    }

    private static string Inside(FieldContract field, string local, EmitScope scope)
    {
        var (rules, type) = (scope.RulesOf(field.Value.Message!), field.Value.Message!.Type is null ? scope.TypeOf(field.Value.Message) : CSharp.Type(field.Value.Type));
        return field.Cardinality switch
        {
            FieldCardinality.Repeated => $"scope.EachHolds<{type}, {rules}>(new Elements<{type}>({local}))",
            FieldCardinality.Map => $"scope.EachHolds<{CSharp.Type(field.Key!.Type)}, {type}, {rules}>(new Elements<global::System.Collections.Generic.KeyValuePair<{CSharp.Type(field.Key.Type)}, {type}>>({local}))",
            _ when field.Type.IsValueType && field.Type == field.Value.Type => $"default({rules}).Hold({local}, scope.Inner)",
            _ => $"{local} is not {{ }} {local}m || default({rules}).Hold({local}m, scope.Inner)",
        };
    }

    /// <summary>What rules ask of a message as a whole.</summary>
    public static IEnumerable<string> Whole(MessageContract message, IEnumerable<RuleContract> rules, EmitScope scope) =>
        rules.Select(rule => AttributeCode.WantsContext(rule)
            ? $"if (!scope.Holds({scope.FieldOf(rule)}, value, value, null, {NameOf(message)})) return false;"
            : $"if (!{scope.FieldOf(rule)}.IsValid(value)) return false;");

    private static IEnumerable<string> Derived(MessageContract message, string method, EmitScope scope) =>
        message.Derived.Select(derived =>
            $"if (value is {scope.TypeOf(derived.Message)} d{derived.Number} && !{scope.RulesOf(derived.Message)}.{method}(d{derived.Number}, scope)) return false;");

    private static (string Code, Type Type)? OtherOf(MessageContract message, string name, MemberAccess members, EmitScope scope)
    {
        foreach (var level in Hierarchy.LevelsOf(message).Reverse())
        {
            var position = level.Fields.ToList().FindIndex(field => field.Name == name);
            if (position >= 0)
            {
                return (Read(level, position, members, scope), level.Fields[position].Type);
            }
        }

        return null;
    }

    private static string Read(MessageContract message, int position, MemberAccess members, EmitScope scope) =>
        message.Type is null ? scope.ValueOf(message, position, "value") : members.Read(message.Fields[position], "value");

    private static string NameOf(MessageContract message) => CSharp.Literal(message.Type?.Name ?? message.Name);

    private static string Method(string signature, IReadOnlyList<string> body) => $$"""
        {{signature}}
        {
            {{string.Join("\n    ", body)}}
        }
        """;
}
