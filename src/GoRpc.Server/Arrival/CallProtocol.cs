using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Arrival;

/// <summary>A way in which calls come over HTTP, as far as the rules see it that hold before a body is read.</summary>
internal abstract class CallProtocol
{
    /// <summary>Whether a request is a call in this protocol.</summary>
    public abstract bool Carries(HttpRequest request);

    /// <summary>The time that the caller leaves; zero when there is none left, null when there is no deadline.</summary>
    public abstract TimeSpan? FindTimeLeft(HttpRequest request);

    /// <summary>Tells whoever serves the call that less time is left than the caller said.</summary>
    public abstract void SetTimeLeft(HttpRequest request, TimeSpan left);

    /// <summary>Writes the whole answer of a call that is not let through.</summary>
    public abstract void Refuse(HttpResponse response, Refusal refusal);
}
