using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Validation;

/// <summary>The rules of one field and of the messages in it.</summary>
internal sealed class FieldRules
{
    private readonly FieldContract _field;
    private readonly Func<object, object?> _valueOf;
    private readonly RuleTest[] _tests;
    private readonly Lazy<MessageRules>? _inner;

    public FieldRules(MessageContract message, FieldContract field, int position)
    {
        _field = field;
        _valueOf = FieldReader.Of(field, position);
        _tests = [.. field.Rules.Select(rule => new RuleTest(rule, message)).OrderByDescending(test => test.ComesFirst)];
        _inner = RuleReach.LeadsToRules(field) ? new Lazy<MessageRules>(() => MessageRules.Of(field.Value.Message!)) : null;
    }

    /// <summary>Finds what is wrong with the field.</summary>
    /// <param name="owner">The message that has it.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="isNamed">Whether the field is a part of the path; not where GoRpc made the message around it and a list or stream.</param>
    public void Find(object owner, RuleFindings findings, bool isNamed = true)
    {
        var value = _valueOf(owner);
        if (isNamed)
        {
            findings.Enter(_field.ProtoName);
        }

        FindInValue(value, owner, findings);
        if (value is not null && _inner is not null)
        {
            FindInside(value, findings, isNamed);
        }

        if (isNamed)
        {
            findings.Leave();
        }
    }

    private void FindInValue(object? value, object owner, RuleFindings findings)
    {
        foreach (var test in _tests)
        {
            if (findings.IsFull)
            {
                return;
            }

            if (test.Find(value, owner, _field.Name, _field.DisplayName, findings.Scope) is { } result)
            {
                findings.Add("", result.ErrorMessage, test.Reason);
                if (test.ComesFirst)
                {
                    return;
                }
            }
        }
    }

    private void FindInside(object value, RuleFindings findings, bool isNamed)
    {
        switch (_field.Cardinality)
        {
            case FieldCardinality.Repeated:
                foreach (var (index, element) in MessageValues.ElementsOf(value).Index())
                {
                    FindInPart(index, element, findings);
                }

                break;
            case FieldCardinality.Map:
                foreach (var (key, element) in MessageValues.PairsOf(value))
                {
                    FindInPart(new MapKey(key), element, findings);
                }

                break;
            default:
                _inner!.Value.Find(value, findings, isNamed);
                break;
        }
    }

    private void FindInPart(object part, object? element, RuleFindings findings)
    {
        if (element is not null && !findings.IsFull)
        {
            findings.Enter(part);
            _inner!.Value.Find(element, findings);
            findings.Leave();
        }
    }
}
