namespace GoRpc.Validation;

/// <summary>
/// Holds messages to rules that do not stand on the contract. Register any number of them as <see cref="IMessageValidator"/>: the host asks them before
/// the handler runs, a client of the same container before it sends. They come after the rules of the contract, and what all of them find is reported together.
/// </summary>
/// <remarks>One instance serves all calls, from any thread.</remarks>
public interface IMessageValidator
{
    /// <summary>Whether there is anything to check in values of a type. Asked once for each parameter, message and stream item of each method.</summary>
    /// <param name="type">The C# type as the contract declares it; never a <see cref="Nullable{T}"/>.</param>
    /// <returns>Whether <see cref="ValidateAsync"/> is to be called. What nobody wants to check costs nothing.</returns>
    bool CanValidate(Type type);

    /// <summary>Checks one value: a request message, a parameter, or an item of a request stream.</summary>
    /// <param name="value">The value, never null.</param>
    /// <param name="validation">What there is to know about it, and where to leave what is wrong with it.</param>
    /// <returns>The end of the check. An exception ends the call as one of the handler would.</returns>
    ValueTask ValidateAsync(object value, MessageValidation validation);
}
