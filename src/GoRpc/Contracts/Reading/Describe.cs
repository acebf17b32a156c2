using System.Reflection;

namespace GoRpc.Contracts.Reading;

/// <summary>Types and members as their author wrote them.</summary>
internal static class Describe
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>A type in C#, without its namespace: <c>List&lt;Outer.Inner&gt;</c>.</summary>
    public static string Type(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.HasElementType)
        {
            var suffix = type.IsArray ? $"[{new string(',', type.GetArrayRank() - 1)}]" : type.IsPointer ? "*" : "";
            return (type.IsByRef ? "ref " : "") + Type(type.GetElementType()!) + suffix;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Type(underlying) + "?";
        }

        return type.IsGenericParameter ? type.Name : Nested(type, type.GetGenericArguments());
    }

    /// <summary>A type in C# with its namespace.</summary>
    public static string FullName(Type type) => string.IsNullOrEmpty(type.Namespace) ? Type(type) : $"{type.Namespace}.{Type(type)}";

    /// <summary>A method with its interface: <c>IOrders.PlaceAsync</c>.</summary>
    public static string Method(MethodInfo method) => $"{Type(method.DeclaringType!)}.{method.Name}";

    /// <summary>A member with its type: <c>Order.Lines</c>.</summary>
    public static string Member(MemberInfo member) => $"{Type(member.DeclaringType!)}.{member.Name}";

    // A nested type has the arguments of its outer types in front of its own.
    private static string Nested(Type type, Type[] arguments)
    {
        var tick = type.Name.IndexOf('`');
        var outerCount = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var name = tick < 0 ? type.Name : $"{type.Name[..tick]}<{string.Join(", ", arguments[outerCount..type.GetGenericArguments().Length].Select(Type))}>";
        return type.DeclaringType is { } outer ? $"{Nested(outer, arguments)}.{name}" : name;
    }
}
