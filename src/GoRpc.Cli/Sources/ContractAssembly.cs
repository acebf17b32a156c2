using System.Reflection;
using System.Runtime.Loader;
using GoRpc.Contracts;
using GoRpc.Contracts.Reading;
using GoRpc.Schema;
using ProtoBuf;

namespace GoRpc.Cli.Sources;

/// <summary>Assemblies of users.</summary>
internal static class ContractAssembly
{
    /// <summary>What contracts are taken for that state no level: what GoRpc means without one.</summary>
    public static ContractOptions Options { get; } = new() { DefaultCompatibilityLevel = CompatibilityLevel.Level300 };

    /// <summary>Loads an assembly and finds what it needs beside it, or where its .deps.json says.</summary>
    /// <exception cref="CliException">The file is no assembly.</exception>
    public static Assembly Load(string path)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new CliException($"There is no file '{path}'. Build the project first: dotnet build.");
        }

        var resolver = new AssemblyDependencyResolver(full);
        AssemblyLoadContext.Default.Resolving += (context, name) => resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        try
        {
            return Assembly.LoadFrom(full);
        }
        catch (BadImageFormatException)
        {
            throw new CliException($"'{path}' is no .NET assembly.");
        }
    }

    /// <summary>The schema of all contracts of an assembly.</summary>
    /// <exception cref="CliException">It has none.</exception>
    public static ProtoSchema ReadSchema(string path)
    {
        var assembly = Load(path);
        List<Type> services = [.. TypesOf(assembly).Where(type => type is { IsInterface: true, ContainsGenericParameters: false } && ServiceNames.IsService(type))];
        return services.Count > 0
            ? ProtoSchema.Of(services, Options)
            : throw new CliException($"'{path}' has no contract: no interface with [Service] or [ServiceContract].");
    }

    /// <summary>The types of an assembly, as far as what they need is there.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
