namespace GoRpc.Schema.Model;

/// <summary>Full names: a package, a dot, a short name.</summary>
internal static class FullName
{
    public static string PackageOf(string name) => name.LastIndexOf('.') is var dot && dot < 0 ? "" : name[..dot];

    public static string ShortOf(string name) => name[(name.LastIndexOf('.') + 1)..];
}
