using System.Security.Claims;
using GoRpc.Bindings;
using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Server.Draining;
using GoRpc.Server.Messages;
using GoRpc.Server.Propagation;
using GoRpc.Server.Validation;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Server.Dispatch;

/// <summary>One call as rules and handlers see it, whatever transport carries it.</summary>
internal sealed class ServerCall : IncomingCall
{
    private Metadata? _inherited;

    /// <param name="method">The method that is called.</param>
    /// <param name="limits">The limits of the method's messages.</param>
    /// <param name="services">The services of the call.</param>
    /// <param name="context">What gRPC knows of the call.</param>
    /// <param name="previousAttempts">Attempts that its caller made before this one.</param>
    public ServerCall(MethodContract method, MessageLimits limits, IServiceProvider services, ServerCallContext context, int previousAttempts)
    {
        Method = method;
        Limits = limits;
        Services = services;
        Context = context;
        CancellationToken = context.CancellationToken;
        Enclosing = new EnclosingCall(context.Deadline, previousAttempts, CancellationToken) { Call = this };
    }

    public override MethodContract Method { get; }

    public MessageLimits Limits { get; }

    public override IServiceProvider Services { get; }

    public override ServerCallContext Context { get; }

    public override CancellationToken CancellationToken { get; }

    public override CancellationToken DrainToken => Services.GetRequiredService<Drain>().Token;

    public override Metadata ResponseHeaders => UnsentHeaders ??= [];

    /// <summary>Response headers that were added and have not been sent; null for none.</summary>
    public Metadata? UnsentHeaders { get; private set; }

    public override ClaimsPrincipal? Caller => HttpCalls.CallerOf(this);

    internal override Metadata Inherited => _inherited ??= Services.GetRequiredService<PropagatedHeaders>().Of(Context.RequestHeaders);

    /// <summary>What calls made by the handler inherit.</summary>
    public EnclosingCall Enclosing { get; }

    /// <summary>
    /// Whether the deadline has passed. The transport measures it by the system's clock, so no other clock can answer this.
    /// </summary>
    public bool IsPastDeadline => Enclosing.Deadline != DateTime.MaxValue && Enclosing.Deadline <= TimeProvider.System.GetUtcNow().UtcDateTime;

    public override IAsyncEnumerable<TItem> ReadAsync<TMessage, TItem>(IAsyncStreamReader<TMessage> messages, Func<TMessage, TItem> item) =>
        messages is ValidatedMessages<TMessage> validation
            ? new RequestStream<TMessage, TItem>(validation.Messages, this, item, validation)
            : new RequestStream<TMessage, TItem>(messages, this, item);
}
