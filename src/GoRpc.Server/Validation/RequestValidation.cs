using GoRpc.Bindings;
using GoRpc.Validation;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Validation;

/// <summary>Puts the rules of requests in front of handlers, which never see a message that breaks one.</summary>
internal sealed class RequestValidation(IOptions<GoRpcServerOptions> options, IEnumerable<IMessageValidator> others)
{
    private readonly RequestValidators? _validators = options.Value.ValidateRequests ? new RequestValidators(others) : null;

    public Func<object, TRequest, IncomingCall, ValueTask<TResponse>> Guard<TRequest, TResponse>(UnaryBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var handler = method.Handler;
        if (Find(method) is not { } validator)
        {
            return handler;
        }

        return Guard(validator, handler, AwaitAsync);

        async ValueTask<TResponse> AwaitAsync(ValueTask<InvalidRequest?> search, object service, TRequest request, IncomingCall call)
        {
            ThrowIf(await search);
            return await handler(service, request, call);
        }
    }

    public Func<object, TRequest, IncomingCall, IAsyncEnumerable<TResponse>> Guard<TRequest, TResponse>(ServerStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var handler = method.Handler;
        if (Find(method) is not { } validator)
        {
            return handler;
        }

        return Guard(validator, handler, AwaitAsync);

        async IAsyncEnumerable<TResponse> AwaitAsync(ValueTask<InvalidRequest?> search, object service, TRequest request, IncomingCall call)
        {
            ThrowIf(await search);
            await foreach (var response in handler(service, request, call).WithCancellation(call.CancellationToken))
            {
                yield return response;
            }
        }
    }

    public Func<object, IAsyncStreamReader<TRequest>, IncomingCall, ValueTask<TResponse>> Guard<TRequest, TResponse>(ClientStreamingBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => Guard(method, method.Handler);

    public Func<object, IAsyncStreamReader<TRequest>, IncomingCall, IAsyncEnumerable<TResponse>> Guard<TRequest, TResponse>(DuplexBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => Guard(method, method.Handler);

    // What is found at once costs no state machine.
    private static Func<object, TRequest, IncomingCall, TOutput> Guard<TRequest, TOutput>(
        RequestValidator<TRequest> validator,
        Func<object, TRequest, IncomingCall, TOutput> handler,
        Func<ValueTask<InvalidRequest?>, object, TRequest, IncomingCall, TOutput> awaitSearch)
        where TRequest : class => (service, request, call) =>
        {
            var search = validator.FindAsync(request, call.Services, call.CancellationToken);
            if (!search.IsCompletedSuccessfully)
            {
                return awaitSearch(search, service, request, call);
            }

            ThrowIf(search.Result);
            return handler(service, request, call);
        };

    // Each message is held to its rules when the handler comes to it.
    private Func<object, IAsyncStreamReader<TRequest>, IncomingCall, TOutput> Guard<TRequest, TResponse, TOutput>(
        MethodBinding<TRequest, TResponse> method, Func<object, IAsyncStreamReader<TRequest>, IncomingCall, TOutput> handler)
        where TRequest : class
        where TResponse : class => Find(method) is not { } validator
            ? handler
            : (service, messages, call) => handler(service, new ValidatedMessages<TRequest>(messages, validator, call.Services), call);

    private RequestValidator<TRequest>? Find<TRequest, TResponse>(MethodBinding<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => _validators?.Create(method);

    private static void ThrowIf(InvalidRequest? invalid)
    {
        if (invalid is not null)
        {
            throw invalid.ToAnswer();
        }
    }
}
