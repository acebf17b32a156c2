using System.Globalization;
using GoRpc.Contracts;

namespace GoRpc.Generators.Emit.Services;

/// <summary>The fields that hold the methods of a binding.</summary>
internal static class MethodNames
{
    /// <summary>AddMethod for Add; inherited services may have methods of the same name.</summary>
    public static IReadOnlyDictionary<MethodContract, string> Of(ServiceContract service)
    {
        var taken = new HashSet<string>();
        var names = new Dictionary<MethodContract, string>();
        foreach (var method in service.Methods)
        {
            var name = method.Name + "Method";
            for (var number = 2; !taken.Add(name); number++)
            {
                name = $"{method.Name}Method{number.ToString(CultureInfo.InvariantCulture)}";
            }

            names.Add(method, name);
        }

        return names;
    }
}
