using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Faults;
using Grpc.Core;

namespace GoRpc.Validation;

/// <summary>The rules of one method's request messages, read from its contract: finds all that a message breaks.</summary>
internal sealed class RequestRules
{
    private readonly PayloadContract _request;
    private readonly bool _isStream;
    private readonly RuleTest[] _tests;

    public RequestRules(MethodContract method)
    {
        _request = method.Request;
        _isStream = method.Kind is MethodType.ClientStreaming or MethodType.DuplexStreaming;
        _tests = [.. _request.Rules.Select(rule => new RuleTest(rule, _request.Message))];
    }

    /// <summary>What checks the requests of a method that was not compiled; null when they have no rules.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    public static RuleCheck<TRequest>? TryCheck<TRequest>(MethodContract method)
        where TRequest : class
    {
        if (!RuleReach.HasRules(method.Request))
        {
            return null;
        }

        var rules = new RequestRules(method);
        return (TRequest request, in RuleScope scope) => rules.Find(request, 0, scope, limit: 1).Count == 0;
    }

    /// <summary>The violations of one request message.</summary>
    /// <param name="request">The message.</param>
    /// <param name="item">Its number in a request stream, from zero and without the header; without meaning elsewhere.</param>
    /// <param name="scope">What the rules may ask for.</param>
    /// <param name="limit">How many violations are enough.</param>
    public List<BadRequest.FieldViolation> Find(object request, int item, RuleScope scope, int limit)
    {
        var findings = new RuleFindings(scope, limit);
        if (_request.Form is PayloadForm.Parts && ((IMadeMessage)request).ValueAt(0) is { } header)
        {
            var field = _request.Message.Fields[0];
            findings.Enter(field.ProtoName);
            MessageRules.Of(field.Value.Message!).Find(header, findings);
        }
        else if (_isStream)
        {
            // An item is known by its number; the messages that GoRpc makes around items are no part of the path.
            findings.Enter(item);
            Find(request, findings, isNamed: false);
        }
        else
        {
            Find(request, findings, isNamed: true);
        }

        return findings.Violations;
    }

    private void Find(object request, RuleFindings findings, bool isNamed)
    {
        MessageRules.Of(_request.Message).Find(request, findings, isNamed);
        foreach (var test in _tests)
        {
            if (test.Find(request, request, null, _request.Message.Type!.Name, findings.Scope) is { } result)
            {
                findings.Add("", result.ErrorMessage, test.Reason);
            }
        }
    }
}
