using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Faults;
using Grpc.Core;

namespace GoRpc.Validation;

/// <summary>A request that breaks rules, whichever side has found it.</summary>
internal sealed class InvalidRequest
{
    /// <summary>More violations are not looked for.</summary>
    public const int MostViolations = 100;

    // The message is for people, and travels twice: on its own, and in the details.
    private const int MostInMessage = 3;
    private const int LongestMessage = 500;

    private readonly MethodContract _method;
    private readonly ErrorDetails _details;
    private readonly string _text;

    /// <param name="method">The method that is called.</param>
    /// <param name="violations">What is wrong.</param>
    /// <param name="item">The number of the item in the request stream; null for a request that is none.</param>
    public InvalidRequest(MethodContract method, IReadOnlyList<BadRequest.FieldViolation> violations, int? item)
    {
        _method = method;
        _details = new ErrorDetails { BadRequest = new BadRequest(violations) };
        _text = TextOf(method, violations, item);
    }

    /// <summary>What the host answers.</summary>
    public GoRpcException ToAnswer() => new(StatusCode.InvalidArgument, _text) { Details = _details };

    /// <summary>What a client throws before it has sent anything: the same as if the host had answered.</summary>
    /// <param name="target">Where the call was to go.</param>
    public GoRpcException ToFailure(string target)
    {
        var trailers = new Metadata { { CallMetadata.StatusDetails, StatusDetails.Pack(StatusCode.InvalidArgument, _text, _details) } };
        var call = new FailedCall(_method.ServiceName, _method.Name, target, Attempts: 0, Elapsed: TimeSpan.Zero);
        return new GoRpcException(
            new Status(StatusCode.InvalidArgument, _text), trailers, $"{call.Service}/{call.Method} at {target} failed with INVALID_ARGUMENT before it was sent: {_text}")
        { Call = call };
    }

    private static string TextOf(MethodContract method, IReadOnlyList<BadRequest.FieldViolation> violations, int? item)
    {
        var count = violations.Count switch
        {
            1 => "1 rule",
            MostViolations => $"{MostViolations} rules or more",
            var several => $"{several} rules",
        };
        var subject = item is { } number ? $"The item {number} of the request stream" : "The request";
        var named = string.Join("; ", violations.Take(MostInMessage).Select(TextOf));
        var text = $"{subject} of '{method.ServiceName}/{method.Name}' breaks {count}: {named}{(violations.Count > MostInMessage ? "; …" : "")}";
        return text.Length > LongestMessage ? text[..LongestMessage] + "…" : text;
    }

    private static string TextOf(BadRequest.FieldViolation violation) =>
        violation.Field.Length == 0 ? violation.Description : $"{violation.Field}: {violation.Description}";
}
