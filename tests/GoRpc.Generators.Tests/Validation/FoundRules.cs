using GoRpc.Bindings;
using GoRpc.Validation;

namespace GoRpc.Generators.Tests.Validation;

/// <summary>What a binding finds wrong with the request of a method.</summary>
/// <param name="Hold">Whether its check says that nothing is.</param>
/// <param name="Violations">All of it, as <c>field: description</c>, sorted.</param>
internal sealed record FoundRules(bool Hold, IReadOnlyList<string> Violations)
{
    public static async Task<FoundRules> OfAsync(ServiceBinding service, string method, object request)
    {
        var visitor = new Visitor(request);
        service.Methods.Single(candidate => candidate.Contract.Name == method).Accept(visitor);
        var (hold, invalid) = await visitor.Found!;
        var violations = invalid?.ToAnswer().Details.BadRequest!.FieldViolations ?? [];
        return new FoundRules(hold, [.. violations.Select(violation => $"{violation.Field}: {violation.Description}").Order(StringComparer.Ordinal)]);
    }

    public bool Equals(FoundRules? other) => other is not null && Hold == other.Hold && Violations.SequenceEqual(other.Violations);

    public override int GetHashCode() => Violations.Count;

    private sealed class Visitor(object request) : IMethodVisitor
    {
        public Task<(bool Hold, InvalidRequest? Invalid)>? Found { get; private set; }

        public void Visit<TRequest, TResponse>(UnaryBinding<TRequest, TResponse> method)
            where TRequest : class
            where TResponse : class => Found = FindAsync(method);

        public void Visit<TRequest, TResponse>(ClientStreamingBinding<TRequest, TResponse> method)
            where TRequest : class
            where TResponse : class => Found = FindAsync(method);

        public void Visit<TRequest, TResponse>(ServerStreamingBinding<TRequest, TResponse> method)
            where TRequest : class
            where TResponse : class => Found = FindAsync(method);

        public void Visit<TRequest, TResponse>(DuplexBinding<TRequest, TResponse> method)
            where TRequest : class
            where TResponse : class => Found = FindAsync(method);

        private async Task<(bool Hold, InvalidRequest? Invalid)> FindAsync<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method)
            where TRequest : class
            where TResponse : class
        {
            var validator = new RequestValidators([]).Create(method);
            var hold = method.RequestRules?.Invoke((TRequest)request, new RuleScope(services: null)) ?? true;
            return (hold, validator is null ? null : await validator.FindAsync((TRequest)request, NoServices.Instance, TestContext.Current.CancellationToken));
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
