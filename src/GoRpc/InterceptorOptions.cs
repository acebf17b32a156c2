using GoRpc.Contracts;

namespace GoRpc;

/// <summary>Where an interceptor that is registered in code stands.</summary>
public sealed class InterceptorOptions
{
    /// <inheritdoc cref="InterceptAttribute.Order"/>
    /// <value>The default is 0.</value>
    public int Order { get; set; }

    /// <summary>Says which methods it is for, for example <c>method =&gt; method.ServiceName == "gorpc.demo.Chat"</c>. Asked once per method, when it is bound.</summary>
    /// <value>The default is null: all of them.</value>
    public Func<MethodContract, bool>? AppliesTo { get; set; }
}
