using System.Reflection;
using System.Runtime.CompilerServices;
using GoRpc.Runtime.Clients;

namespace GoRpc.Unit.Tests.Conventions;

/// <summary>What holds for every type of the packages.</summary>
public sealed class TypeConventionTests
{
    // Applications derive their own failures from GoRpcException, as they do from RpcException; the runtime derives typed clients from ClientProxy.
    private static readonly Type[] OpenOnPurpose = [typeof(GoRpcException), typeof(ClientProxy)];

    public static TheoryData<string> Packages => ["GoRpc", "GoRpc.Server", "GoRpc.Client"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicMethods_ThatAreAwaited_EndInAsync(string package)
    {
        var misnamed =
            from type in Assembly.Load(package).GetExportedTypes()
            // The methods of a delegate have the names that C# gives them.
            where !type.IsAssignableTo(typeof(Delegate))
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where !method.IsSpecialName && IsAwaited(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal)
            // An override has the name that its base gave it.
            where method.GetBaseDefinition() == method
            select $"{type.FullName}.{method.Name}";

        Assert.Empty(misnamed);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicTypes_OfEachPackage_AreNotInAnInternalNamespace(string package)
    {
        var misplaced = Assembly.Load(package).GetExportedTypes().Where(type => type.Namespace!.Split('.').Contains("Internal"));

        Assert.Empty(misplaced);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Classes_ThatNothingDerivesFrom_AreSealed(string package)
    {
        var types = Assembly.Load(package).GetTypes().Where(type => !IsGenerated(type)).ToList();
        var bases = types.Select(type => Definition(type.BaseType)).ToHashSet();

        var open = types.Where(type => type.IsClass && !type.IsAbstract && !type.IsSealed && !bases.Contains(type)).Except(OpenOnPurpose);

        Assert.Empty(open);
    }

    // The core is left out: attributes, exceptions and the contract model are there to be seen.
    [Theory]
    [InlineData("GoRpc.Server")]
    [InlineData("GoRpc.Client")]
    public void PublicTypes_OfServerAndClient_AreFewerThanTheInternalOnes(string package)
    {
        var types = Assembly.Load(package).GetTypes().Where(type => !IsGenerated(type) && !type.IsNested).ToList();

        Assert.True(types.Count(type => type.IsPublic) <= types.Count / 2, "More than half of the types are public; make internal what no user types.");
    }

    private static bool IsAwaited(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>)
            || type.GetGenericTypeDefinition() == typeof(ValueTask<>)
            || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.Contains('<') || (type.DeclaringType is { } outer && IsGenerated(outer));

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
