namespace GoRpc;

/// <summary>
/// Puts an interceptor around a method, or around every method of an interface or class: <see cref="InterceptAttribute{TInterceptor}"/> one that
/// comes from the services, <see cref="InterceptorAttribute"/> one that is the attribute itself.
/// </summary>
/// <remarks>On a contract it counts on both sides, unless <see cref="Sides"/> says otherwise; on an implementation for the host that has it.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public abstract class InterceptAttribute : Attribute
{
    private protected InterceptAttribute()
    {
    }

    /// <summary>
    /// Its place among the others: a lower number is further out. Among equals those of the host or client come before those of the service, and these
    /// before those of the method; then the order in which they are written counts.
    /// </summary>
    /// <value>The default is 0.</value>
    public int Order { get; set; }

    /// <summary>The sides on which it counts.</summary>
    /// <value>The default is <see cref="CallSides.Both"/>.</value>
    public CallSides Sides { get; set; } = CallSides.Both;
}
