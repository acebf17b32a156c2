namespace GoRpc.Contracts;

/// <summary>How the values of a C# signature become a message.</summary>
public enum PayloadForm
{
    /// <summary>The one parameter or result is the message.</summary>
    Message,

    /// <summary>
    /// GoRpc made the message: the parameters are its fields 1..n, a result or stream item is its field <c>value = 1</c>,
    /// nothing is a message without fields.
    /// </summary>
    Wrapped,

    /// <summary>
    /// GoRpc made a message for a request stream with parameters beside it. It has two fields of which each message holds one: the first
    /// message <c>header = 1</c>, whose fields are the parameters, each later one <c>item = 2</c>, with presence.
    /// </summary>
    Parts,
}
