using GoRpc.Bindings;
using GoRpc.Contracts;

namespace GoRpc.Validation;

/// <summary>Makes the validators of methods. Safe for threads.</summary>
/// <param name="others">What validates beside the rules of the contract.</param>
internal sealed class RequestValidators(IEnumerable<IMessageValidator> others)
{
    private readonly IMessageValidator[] _others = [.. others];

    /// <summary>The validator of a method; null when nothing can be wrong with its requests.</summary>
    public RequestValidator<TRequest>? Create<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var wanted = _others.Length == 0 ? [] : Wanted(method.Contract).ToList();
        return method.RequestRules is null && wanted.Count == 0 ? null : new RequestValidator<TRequest>(method.Contract, method.RequestRules, wanted);
    }

    private IEnumerable<(IMessageValidator Validator, RequestValue Value)> Wanted(MethodContract method) =>
        from value in RequestValue.Of(method)
        from validator in _others
        where validator.CanValidate(value.Type)
        select (validator, value);
}
