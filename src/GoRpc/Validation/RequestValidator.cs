using System.Runtime.CompilerServices;
using GoRpc.Contracts;
using GoRpc.Faults;
using Grpc.Core;

namespace GoRpc.Validation;

/// <summary>Holds the request messages of one method to their rules, on the side that sends them and on the side that serves them. Safe for threads.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <param name="method">The method.</param>
/// <param name="check">The rules of the contract, compiled; null when it has none.</param>
/// <param name="others">What else validates, each with the values that it wants.</param>
internal sealed class RequestValidator<TRequest>(MethodContract method, RuleCheck<TRequest>? check, IReadOnlyList<(IMessageValidator Validator, RequestValue Value)> others)
    where TRequest : class
{
    private RequestRules? _rules;

    /// <summary>The number of the first message of a request stream: that of its first item is zero.</summary>
    public int FirstNumber => method.Request.Form is PayloadForm.Parts ? -1 : 0;

    private bool IsStream => method.Kind is MethodType.ClientStreaming or MethodType.DuplexStreaming;

    /// <summary>Finds what is wrong with a message.</summary>
    /// <param name="request">The message.</param>
    /// <param name="services">What the rules may ask for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <param name="number">Its number in a request stream, from <see cref="FirstNumber"/>.</param>
    /// <returns>What is wrong, or null.</returns>
    public ValueTask<InvalidRequest?> FindAsync(TRequest request, IServiceProvider services, CancellationToken cancellationToken, int number = 0)
    {
        var scope = new RuleScope(services);
        return others.Count == 0
            ? check!(request, scope) ? default : new(Explain(FindBroken(request, scope, number), number))
            : FindAsync(request, scope, services, number, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<InvalidRequest?> FindAsync(TRequest request, RuleScope scope, IServiceProvider services, int number, CancellationToken cancellationToken)
    {
        var violations = check is null || check(request, scope) ? [] : FindBroken(request, scope, number);
        foreach (var (validator, wanted) in others)
        {
            if (wanted.Read(request) is { } value)
            {
                var path = IsStream && number >= 0 ? FieldPaths.Join(PathOf(number), wanted.Path) : wanted.Path;
                await validator.ValidateAsync(value, new MessageValidation(method, wanted.Type, wanted.Message, path, violations, services, cancellationToken)).ConfigureAwait(false);
            }
        }

        return Explain(violations, number);
    }

    private List<BadRequest.FieldViolation> FindBroken(TRequest request, in RuleScope scope, int number) =>
        (_rules ??= new RequestRules(method)).Find(request, number, scope, InvalidRequest.MostViolations);

    private InvalidRequest? Explain(List<BadRequest.FieldViolation> violations, int number) =>
        violations.Count == 0 ? null : new InvalidRequest(method, violations, IsStream && number >= 0 ? number : null);

    private static string PathOf(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{number}]");
}
