using System.Linq.Expressions;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Testing.Stubs;

namespace GoRpc.Testing.Chaos;

/// <summary>Methods by their names on the wire, for example <c>gorpc.demo.Calculator/Add</c>. None stands for all.</summary>
internal sealed class MethodNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void Add<TContract>(Expression<Func<TContract, Delegate>> method)
    {
        var named = NamedMethod.Of(method);
        var contract = ServiceBindings.Of(typeof(TContract), new ContractOptions()).Contract.Methods.First(candidate => candidate.Method == named);
        _names.Add(NameOf(contract));
    }

    public bool Contains(string? name) => _names.Count == 0 || (name is not null && _names.Contains(name));

    public static string NameOf(MethodContract method) => $"{method.ServiceName}/{method.Name}";
}
