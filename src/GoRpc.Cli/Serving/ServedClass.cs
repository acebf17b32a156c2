using System.Reflection;
using GoRpc.Contracts.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace GoRpc.Cli.Serving;

/// <summary>A class as a service: the public methods that it declares itself, as far as a call can carry them.</summary>
internal sealed class ServedClass
{
    private readonly Type _implementation;

    private ServedClass(string serviceName, IReadOnlyList<MethodInfo> methods, IReadOnlyList<(string, string)> skipped, Type implementation)
    {
        ServiceName = serviceName;
        Methods = methods;
        Skipped = skipped;
        _implementation = implementation;
    }

    public string ServiceName { get; }

    public IReadOnlyList<MethodInfo> Methods { get; }

    /// <summary>Methods that are not served, and why.</summary>
    public IReadOnlyList<(string Name, string Reason)> Skipped { get; }

    /// <exception cref="CliException">The class has nothing to serve, or can't be made.</exception>
    public static ServedClass Of(Type type)
    {
        var isStatic = type is { IsAbstract: true, IsSealed: true };
        if (!isStatic && (type.IsAbstract || type.GetConstructors().Length == 0))
        {
            throw new CliException($"'{type.FullName}' can't be made: it is abstract or has no public constructor.");
        }

        var methods = new List<MethodInfo>();
        var skipped = new List<(string, string)>();
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName))
        {
            if (FindReason(method, methods) is { } reason)
            {
                skipped.Add((method.Name, reason));
            }
            else
            {
                methods.Add(method);
            }
        }

        return methods.Count > 0
            ? new ServedClass(type.FullName!.Replace('+', '_'), methods, skipped, ClassContract.Emit(type, methods))
            : throw new CliException($"'{type.FullName}' declares no public method that can be served." + string.Concat(skipped.Select(one => $"{Environment.NewLine}  {one.Item1}: {one.Item2}")));
    }

    /// <summary>Maps the class to an application.</summary>
    public void Map(WebApplication app) => typeof(GoRpcEndpointRouteBuilderExtensions)
        .GetMethod(nameof(GoRpcEndpointRouteBuilderExtensions.MapGoRpcService))!
        .MakeGenericMethod(_implementation)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [(IEndpointRouteBuilder)app], null);

    private static string? FindReason(MethodInfo method, List<MethodInfo> before) =>
        method.IsGenericMethod ? "it is generic"
        : method.GetBaseDefinition() != method ? "it overrides a method of a base type"
        : method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef || parameter.ParameterType.IsByRefLike || parameter.ParameterType.IsPointer) ? "it has a parameter that can't leave the process"
        : method.ReturnType.IsByRef || method.ReturnType.IsByRefLike ? "its result can't leave the process"
        : before.Any(other => ServiceNames.Of(other) == ServiceNames.Of(method)) ? "a method before it has the same name"
        : null;
}
