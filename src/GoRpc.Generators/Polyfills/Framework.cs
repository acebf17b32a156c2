// Methods of .NET that .NET Standard does not have.
namespace GoRpc.Generators.Polyfills;

internal static class Framework
{
    public static bool Contains(this string text, char character) => text.IndexOf(character) >= 0;

    public static bool Contains(this string text, string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

    public static bool Contains(this string text, char character, StringComparison comparison) => text.IndexOf(character.ToString(), comparison) >= 0;

    public static bool StartsWith(this string text, char character) => text.Length > 0 && text[0] == character;

    public static TValue? GetValueOrDefault<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key) =>
        dictionary.TryGetValue(key, out var value) ? value : default;

    public static HashSet<T> ToHashSet<T>(this IEnumerable<T> items) => [.. items];
}
