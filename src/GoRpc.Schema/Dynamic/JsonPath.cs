namespace GoRpc.Schema.Dynamic;

/// <summary>Where in a message something is.</summary>
internal static class JsonPath
{
    public static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    public static string Element(string path, int index) => $"{path}[{index}]";

    public static string Entry(string path, string key) => $"{path}[\"{key}\"]";
}
