using GoRpc.Contracts;
using GoRpc.Contracts.Reading;

namespace GoRpc.Interceptors;

/// <summary>A place of a C# signature that holds a value: a parameter, the result, or the items of a stream.</summary>
/// <param name="Method">The method.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Type">What it holds; <see langword="typeof"/>(void) for nothing.</param>
/// <param name="AllowsNull">Whether the contract allows null.</param>
internal sealed record ValueSlot(MethodContract Method, string Name, Type Type, bool AllowsNull)
{
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    public void Check(object? value)
    {
        if (value is null ? !AllowsNull : !Type.IsInstanceOfType(value))
        {
            throw new ArgumentException(
                $"An interceptor of '{Method.Path}' gave {(value is null ? "null" : $"a '{Describe.Type(value.GetType())}'")} for '{Name}', which "
                + (Type == typeof(void) ? "is nothing." : $"is a {(value is null ? "non-nullable " : "")}'{Describe.Type(Type)}'."));
        }
    }
}
