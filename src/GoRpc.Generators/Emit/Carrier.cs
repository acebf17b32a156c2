namespace GoRpc.Generators.Emit;

/// <summary>The C# type that carries a message which GoRpc made.</summary>
internal enum Carrier
{
    /// <summary>GoRpc.Bindings.Nothing: the message has no field.</summary>
    Nothing,

    /// <summary>GoRpc.Bindings.Wrapped: the message has one result or item.</summary>
    Wrapped,

    /// <summary>A class of its own, generated beside its service: the message has the parameters of a method, as P1 and so on.</summary>
    Parameters,
}
