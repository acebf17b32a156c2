namespace GoRpc.Generators.Symbols;

/// <summary>What the reading asks of a typeof with types of the compilation.</summary>
internal static class TypeExtensions
{
    public static bool IsAssignableFrom(this System.Type target, Type type) => ((Type)target).IsAssignableFrom(type);

    public static Type MakeGenericType(this System.Type definition, params Type[] arguments) => ((Type)definition).MakeGenericType(arguments);
}
