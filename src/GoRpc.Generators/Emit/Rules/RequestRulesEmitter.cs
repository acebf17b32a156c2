using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;
using GoRpc.Generators.Emit.Services;

namespace GoRpc.Generators.Emit.Rules;

/// <summary>Emits the rules of a method's request messages, where they are not those of one message alone: rules on the parameter that is the message, and streams with parameters beside them.</summary>
internal static class RequestRulesEmitter
{
    /// <summary>The rules that stand on the parameter, with the field that it became when there is one.</summary>
    public static IReadOnlyList<(FieldContract? Field, RuleContract Rule)> OwnRules(MethodContract method, EmitScope scope) =>
        method.Request.Form is PayloadForm.Parts
            ? IsItemMessage(method, scope) ? [.. ItemOf(method).Rules.Select(rule => ((FieldContract?)ItemOf(method), rule))] : []
            : [.. method.Request.Rules.Select(rule => ((FieldContract?)null, rule))];

    /// <summary>The struct of a method's own rules, or nothing.</summary>
    public static string Struct(MethodContract method, string name, EmitScope scope) => !IsOwn(method) ? "" : $$"""
        {{RulesEmitter.Suppression}}
        internal readonly struct {{name}}Rules : global::GoRpc.Validation.IMessageRules<{{BindingEmitter.RequestOf(method, scope)}}>
        {
            {{CSharp.Indent(string.Join("\n\n", [.. RulesEmitter.Attributes(OwnRules(method, scope).Select(own => own.Rule), scope), Hold(method, scope)]))}}
        }


        """;

    /// <summary>What a binding is given, or nothing.</summary>
    public static string Property(MethodContract method, string name, EmitScope scope) => !RuleReach.HasRules(method.Request)
        ? ""
        : $" {{ RequestRules = static ({BindingEmitter.RequestOf(method, scope)} message, in global::GoRpc.Validation.RuleScope scope) => default({(IsOwn(method) ? name + "Rules" : scope.RulesOf(method.Request.Message))}).Hold(message, scope) }}";

    private static bool IsOwn(MethodContract method) =>
        RuleReach.HasRules(method.Request) && (method.Request.Form is PayloadForm.Parts || method.Request.Rules.Count > 0);

    private static FieldContract ItemOf(MethodContract method) => method.Request.Message.Fields[1];

    private static bool IsItemMessage(MethodContract method, EmitScope scope) =>
        ReferenceEquals(scope.ItemOf(method.Request.Message), ItemOf(method).Value.Message);

    private static string Hold(MethodContract method, EmitScope scope)
    {
        var steps = method.Request.Form is PayloadForm.Parts ? Parts(method, scope) : Whole(method, scope);
        return $$"""
            public bool Hold({{BindingEmitter.RequestOf(method, scope)}} value, in global::GoRpc.Validation.RuleScope scope)
            {
                {{string.Join("\n    ", [.. steps, "return true;"])}}
            }
            """;
    }

    private static IEnumerable<string> Whole(MethodContract method, EmitScope scope)
    {
        var message = method.Request.Message;
        return [.. RuleReach.HasRules(message) ? [$"if (!default({scope.RulesOf(message)}).Hold(value, scope)) return false;"] : Array.Empty<string>(), .. RulesEmitter.Whole(message, method.Request.Rules, scope)];
    }

    private static IEnumerable<string> Parts(MethodContract method, EmitScope scope)
    {
        var header = method.Request.Message.Fields[0].Value.Message!;
        yield return $"if (value.Header is {{ }} header) return {(RuleReach.HasRules(header) ? $"default({scope.RulesOf(header)}).Hold(header, scope)" : "true")};";
        yield return "if (value.Item is not { } item) return true;";
        var item = scope.ItemOf(method.Request.Message);
        if (RuleReach.HasRules(item))
        {
            yield return $"if (!default({scope.RulesOf(item)}).Hold(item, scope)) return false;";
        }

        var code = new RuleCode(ItemOf(method), "item", scope.FieldOf, _ => null);
        foreach (var condition in OwnRules(method, scope).Select(own => code.Condition(own.Rule)).OfType<string>())
        {
            yield return $"if (!({condition})) return false;";
        }
    }
}
