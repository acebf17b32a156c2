using System.Collections;
using GoRpc.Interceptors;

namespace GoRpc;

/// <summary>The arguments of a call by the names of the parameters, in their order.</summary>
public sealed class CallArguments : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly MethodView _method;
    private readonly Func<object?[]> _read;
    private object?[]? _values;

    internal CallArguments(MethodView method, Func<object?[]> read)
    {
        _method = method;
        _read = read;
    }

    /// <summary>How many there are.</summary>
    public int Count => _method.Parameters.Count;

    /// <summary>Whether one was replaced.</summary>
    internal bool HasChanged { get; private set; }

    /// <summary>The values in the order of the parameters.</summary>
    internal object?[] Values => _values ??= _read();

    /// <summary>An argument. Replacing it before next is called changes what those further in, and on a client the host, get.</summary>
    /// <param name="name">The name of the parameter as it is written in the contract.</param>
    /// <exception cref="ArgumentException">The method has no such parameter, or the value is not of its type.</exception>
    public object? this[string name]
    {
        get => Values[PositionOf(name)];
        set
        {
            var position = PositionOf(name);
            _method.Parameters[position].Check(value);
            Values[position] = value;
            HasChanged = true;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var position = 0; position < Count; position++)
        {
            yield return new(_method.Parameters[position].Name, Values[position]);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PositionOf(string name)
    {
        for (var position = 0; position < Count; position++)
        {
            if (_method.Parameters[position].Name == name)
            {
                return position;
            }
        }

        var names = string.Join("', '", _method.Parameters.Select(parameter => parameter.Name));
        throw new ArgumentException($"'{_method.Contract.Path}' has no argument '{name}'" + (Count == 0 ? "; it has none." : $". Type one of '{names}'."), nameof(name));
    }
}
