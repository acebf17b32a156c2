using GoRpc.Contracts;
using GoRpc.Contracts.Reading;

namespace GoRpc.Interceptors;

/// <summary>A place of a C# signature that holds a value: a parameter, the result, or the items of a stream.</summary>
/// <param name="Method">The method.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Type">What it holds; <see langword="typeof"/>(void) for nothing.</param>
internal sealed record ValueSlot(MethodContract Method, string Name, Type Type)
{
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    public void Check(object? value)
    {
        var fits = value is null ? !Type.IsValueType || Type == typeof(void) || Nullable.GetUnderlyingType(Type) is not null : Type.IsInstanceOfType(value);
        if (!fits)
        {
            throw new ArgumentException(
                $"An interceptor of '{Method.Path}' gave {(value is null ? "null" : $"a '{Describe.Type(value.GetType())}'")} for '{Name}', which "
                + (Type == typeof(void) ? "is nothing." : $"is a '{Describe.Type(Type)}'."));
        }
    }
}
