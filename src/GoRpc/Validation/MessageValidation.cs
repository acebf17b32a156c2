using GoRpc.Contracts;
using GoRpc.Faults;

namespace GoRpc.Validation;

/// <summary>One value while validators look at it. One thread at a time may use it.</summary>
public sealed class MessageValidation
{
    // What people read travels in trailers, and some validators quote values.
    private const int LongestDescription = 500;

    private readonly MessageContract? _message;
    private readonly string _path;
    private readonly List<BadRequest.FieldViolation> _violations;

    internal MessageValidation(
        MethodContract method,
        Type type,
        MessageContract? message,
        string path,
        List<BadRequest.FieldViolation> violations,
        IServiceProvider services,
        CancellationToken cancellationToken)
    {
        Method = method;
        Type = type;
        Services = services;
        CancellationToken = cancellationToken;
        _message = message;
        _path = path;
        _violations = violations;
    }

    /// <summary>The method that is called.</summary>
    public MethodContract Method { get; }

    /// <summary>The type of the value as the contract declares it.</summary>
    public Type Type { get; }

    /// <summary>The services of the call on a host, those of a scope of its own on a client; a provider without any where there is no container.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Cancelled when the call has ended before it began.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Says that something is wrong with the value. When it has been said once, the call ends with INVALID_ARGUMENT.</summary>
    /// <param name="member">The path of the member in C#, for example <c>Lines[3].UnitPrice</c>; empty for the value as a whole.</param>
    /// <param name="description">What is wrong, for people.</param>
    /// <param name="reason">What is wrong, for programs: a name that stays the same, for example <c>TooExpensive</c>; the caller reads it as <c>TOO_EXPENSIVE</c>.</param>
    public void Add(string member, string description, string reason)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (_violations.Count < InvalidRequest.MostViolations)
        {
            _violations.Add(new BadRequest.FieldViolation(
                FieldPaths.Join(_path, FieldPaths.Of(_message, member)),
                description.Length > LongestDescription ? description[..LongestDescription] + "…" : description)
            { Reason = RuleWords.ReasonOf(reason) });
        }
    }
}
