namespace GoRpc.Schema.Model;

/// <summary>A method of a service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Request">The full name of its request message.</param>
/// <param name="Response">The full name of its response message.</param>
internal sealed record SchemaMethod(string Name, string Request, string Response)
{
    /// <summary>The full names of the messages that a failure may carry in the details of its status.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    public bool HasRequestStream { get; init; }

    public bool HasResponseStream { get; init; }

    public SchemaIdempotency Idempotency { get; init; }

    public bool IsDeprecated { get; init; }

    public string Comment { get; init; } = "";
}
