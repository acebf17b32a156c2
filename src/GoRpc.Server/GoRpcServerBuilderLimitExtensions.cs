using GoRpc.Server.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc;

/// <summary>Says what the limits of an application tell calls apart by.</summary>
public static class GoRpcServerBuilderLimitExtensions
{
    /// <summary>Registers a key that limits may use by its name, as in <c>[Limit(100, "00:00:01", Key = "tenant")]</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name; the last registration of one wins.</param>
    /// <param name="key">Reads the key of a call; null counts the call for its caller. Called from any thread at once, before the body of the call is read: let it be quick.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The name is blank, or looks like a claim or a header (<c>claim:…</c>, <c>header:…</c>), which need no registration.</exception>
    public static IGoRpcServerBuilder AddLimitKey(this IGoRpcServerBuilder builder, string name, Func<LimitKeyContext, string?> key)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(key);
        if (name.Contains(':'))
        {
            throw new ArgumentException($"AddLimitKey(\"{name}\") registers a name with a colon, which stands for a claim or a header. Type for example AddLimitKey(\"tenant\", …).", nameof(name));
        }

        builder.Services.AddSingleton(new RegisteredLimitKey(name, key));
        return builder;
    }
}
