using System.Collections.Concurrent;
using System.Text.Json;
using Grpc.Core;

namespace GoRpc.Tour.Interceptors;

/// <summary>
/// Keeps the answers of methods that change nothing, by their contract, and gives them again for the same arguments. Two callers that ask at the same time may both
/// ask the host.
/// </summary>
internal sealed class CachingInterceptor(TimeProvider timeProvider, TimeSpan age) : ICallInterceptor
{
    private readonly ConcurrentDictionary<Question, Answer> _answers = new();

    public async ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
    {
        if (call.Method is not { HasNoSideEffects: true, Kind: MethodType.Unary })
        {
            await next();
            return;
        }

        var question = new Question(call.Method.Path, JsonSerializer.Serialize(call.Arguments.Select(argument => argument.Value)));
        if (_answers.TryGetValue(question, out var known) && timeProvider.GetElapsedTime(known.At) < age)
        {
            call.Response = known.Response;
            return;
        }

        // What fails is not kept.
        await next();
        _answers[question] = new Answer(call.Response, timeProvider.GetTimestamp());
    }

    private readonly record struct Question(string Method, string Arguments);

    private readonly record struct Answer(object? Response, long At);
}
