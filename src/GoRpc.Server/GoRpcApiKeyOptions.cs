using System.Security.Claims;
using GoRpc.Server.Identity.ApiKeys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;

namespace GoRpc;

/// <summary>Which callers are known by a key that they send in a header. Keys are compared by their hashes, in the same time whichever is meant, and never logged.</summary>
public sealed class GoRpcApiKeyOptions : AuthenticationSchemeOptions
{
    private ApiKeyTable? _table;

    /// <summary>The header that holds the key.</summary>
    /// <value>The default is <c>x-api-key</c>.</value>
    public string HeaderName { get; set; } = GoRpcApiKeyDefaults.HeaderName;

    /// <summary>The keys by the names of their callers. A caller becomes a principal with that name and the roles of its key.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, GoRpcApiKey> Keys { get; set; } = new Dictionary<string, GoRpcApiKey>();

    /// <summary>Finds the caller of a key that is none of <see cref="Keys"/>, for example in a database; null when nobody has it. Called from any thread at once, for each call.</summary>
    /// <value>The default is null: such a key is not accepted.</value>
    public Func<string, CancellationToken, ValueTask<ClaimsPrincipal?>>? FindCaller { get; set; }

    internal ApiKeyTable Table => LazyInitializer.EnsureInitialized(ref _table, () => new ApiKeyTable(Keys));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A key, or the name of the header, makes no sense; the message says which and what to type.</exception>
    public override void Validate(string scheme)
    {
        base.Validate(scheme);
        if (string.IsNullOrWhiteSpace(HeaderName))
        {
            throw new ArgumentException($"The scheme '{scheme}' has no {nameof(HeaderName)}. Type for example '{GoRpcApiKeyDefaults.HeaderName}'.");
        }

        foreach (var (name, key) in Keys)
        {
            if (ApiKeyTable.FindMistake(key) is { } mistake)
            {
                throw new ArgumentException($"{nameof(Keys)}:{name} of the scheme '{scheme}' {mistake}");
            }
        }
    }

    // What else these options have is for code alone, and its types are none that the generated binder could make.
    internal void Read(IConfiguration section)
    {
        HeaderName = section[nameof(HeaderName)] ?? HeaderName;
        section.GetSection(nameof(Keys)).Bind(Keys);
    }
}
