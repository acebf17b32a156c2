using System.Runtime.CompilerServices;
using GoRpc.Validation;
using Grpc.Core;

namespace GoRpc.Server.Validation;

/// <summary>
/// The request messages of one call and what holds them to their rules. A marker on the way to the handler: the stream that the handler
/// reads takes both apart, and validates each message when it has it.
/// </summary>
internal sealed class ValidatedMessages<TRequest>(IAsyncStreamReader<TRequest> messages, RequestValidator<TRequest> validator, IServiceProvider services) : IAsyncStreamReader<TRequest>
    where TRequest : class
{
    // Header and items are read by one stream each, one after the other.
    private int _number = validator.FirstNumber;

    public IAsyncStreamReader<TRequest> Messages => messages;

    public TRequest Current => messages.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await messages.MoveNext(cancellationToken))
        {
            return false;
        }

        await ValidateAsync(cancellationToken);
        return true;
    }

    /// <summary>Holds the message that was just read to its rules.</summary>
    /// <exception cref="GoRpcException">INVALID_ARGUMENT: it breaks rules.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask ValidateAsync(CancellationToken cancellationToken)
    {
        var number = _number++;
        if (await validator.FindAsync(messages.Current, services, cancellationToken, number) is { } invalid)
        {
            throw invalid.ToAnswer();
        }
    }
}
