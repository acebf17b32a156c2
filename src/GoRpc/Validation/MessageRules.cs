using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using GoRpc.Codecs.Messages;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Validation;

/// <summary>
/// The rules of a message, read from its contract: finds every rule that a message breaks. Slow; what was compiled is asked first whether there
/// is anything to find. Safe for threads.
/// </summary>
internal sealed class MessageRules
{
    private static readonly ConditionalWeakTable<MessageContract, MessageRules> Known = [];

    private readonly MessageContract _contract;
    private readonly FieldRules[] _fields;
    private readonly RuleTest[] _tests;
    private readonly string _displayName;

    private MessageRules(MessageContract contract)
    {
        _contract = contract;
        _fields = [.. contract.Fields.Index().Where(field => RuleReach.HasRules(field.Item)).Select(field => new FieldRules(contract, field.Item, field.Index))];
        _tests = [.. contract.Rules.Select(rule => new RuleTest(rule, contract))];
        _displayName = contract.Type?.Name ?? contract.Name;
    }

    public static MessageRules Of(MessageContract contract) => Known.GetValue(contract, static key => new MessageRules(key));

    /// <summary>Finds what is wrong with a message: with its fields, else with itself, as .NET's Validator does it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="isNamed">Whether the fields are a part of the path.</param>
    public void Find(object message, RuleFindings findings, bool isNamed = true)
    {
        if (findings.IsFull || findings.Depth > Nesting.MaxDepth)
        {
            return;
        }

        findings.Depth++;
        var before = findings.Violations.Count;
        var actual = MessageValues.ActualOf(Hierarchy.RootOf(_contract), message) ?? _contract;
        var levels = Hierarchy.LevelsOf(actual);
        FindInFields(message, levels, findings, isNamed || _contract.Type is not null);
        if (findings.Violations.Count == before)
        {
            FindInWhole(message, levels, findings);
        }

        findings.Depth--;
    }

    private static void FindInFields(object message, IReadOnlyList<MessageContract> levels, RuleFindings findings, bool isNamed)
    {
        foreach (var level in levels)
        {
            // A derived message lies in a field of its base.
            if (level.Base?.Derived.First(derived => derived.Message == level) is { } field)
            {
                findings.Enter(ProtoNames.Field(field.Message.Name[(field.Message.Name.LastIndexOf('.') + 1)..]));
            }

            foreach (var rules in Of(level)._fields)
            {
                rules.Find(message, findings, isNamed);
            }
        }

        foreach (var _ in levels.Skip(1))
        {
            findings.Leave();
        }
    }

    private static void FindInWhole(object message, IReadOnlyList<MessageContract> levels, RuleFindings findings)
    {
        var name = Of(levels[^1])._displayName;
        var before = findings.Violations.Count;
        foreach (var test in levels.SelectMany(level => Of(level)._tests))
        {
            Add(test.Find(message, message, null, name, findings.Scope), test.Reason, levels[^1], findings);
        }

        if (findings.Violations.Count == before && message is IValidatableObject validatable)
        {
            foreach (var result in validatable.Validate(findings.Scope.ContextOf(message, null, name)) ?? [])
            {
                Add(result, "VALIDATE", levels[^1], findings);
            }
        }
    }

    private static void Add(ValidationResult? result, string reason, MessageContract contract, RuleFindings findings)
    {
        if (result is null)
        {
            return;
        }

        var members = result.MemberNames.ToList();
        foreach (var member in members.Count == 0 ? [""] : members)
        {
            findings.Add(FieldPaths.Of(contract, member ?? ""), result.ErrorMessage, reason);
        }
    }
}
