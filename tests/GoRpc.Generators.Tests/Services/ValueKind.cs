using System.Globalization;

namespace GoRpc.Generators.Tests.Services;

/// <summary>A type that parameters, results and items of a random service have.</summary>
/// <param name="Name">The type in C#.</param>
/// <param name="Make">A value: zero, empty or null for 0.</param>
internal sealed record ValueKind(string Name, Func<System.Reflection.Assembly, int, object?> Make)
{
    /// <summary>What the types of the assembly are declared as.</summary>
    public const string Declarations =
        """
        public enum Kind { None, One, Two = 200 }
        public sealed record Item(int Number, string Text);
        public record struct Spot(int X, double Y);
        """;

    public static readonly ValueKind[] All =
    [
        new("int", (_, seed) => seed * -7),
        new("long", (_, seed) => seed * 10_000_000_000L),
        new("double", (_, seed) => seed / 3.0),
        new("bool", (_, seed) => seed % 2 == 1),
        new("char", (_, seed) => (char)(seed == 0 ? 0 : 'é' + seed)),
        new("string", (_, seed) => Text(seed)),
        new("string?", (_, seed) => seed == 0 ? null : Text(seed - 1)),
        new("int?", (_, seed) => seed == 0 ? null : seed - 1),
        new("decimal", (_, seed) => seed * 1.10m),
        new("Guid", (_, seed) => seed == 0 ? Guid.Empty : new Guid(seed, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
        new("DateTime", (_, seed) => DateTime.UnixEpoch.AddDays(seed).AddTicks(seed)),
        new("TimeSpan?", (_, seed) => seed == 0 ? null : TimeSpan.FromTicks(seed - 1)),
        new("byte[]", (_, seed) => Enumerable.Range(0, seed).Select(part => (byte)part).ToArray()),
        new("List<int>", (_, seed) => Enumerable.Range(0, seed).ToList()),
        new("IReadOnlyList<string>", (_, seed) => Enumerable.Range(0, seed).Select(Text).ToList()),
        new("Dictionary<string, long>", (_, seed) => Enumerable.Range(0, seed).ToDictionary(Text, part => (long)part)),
        new("Kind", (assembly, seed) => Enum.ToObject(assembly.GetType("Random.Kind")!, seed == 2 ? 200 : seed % 2)),
        new("Kind?", (assembly, seed) => seed == 0 ? null : Enum.ToObject(assembly.GetType("Random.Kind")!, seed - 1)),
        new("Item", Item),
        new("Item?", (assembly, seed) => seed == 0 ? null : Item(assembly, seed - 1)),
        new("List<Item>", (assembly, seed) => List(assembly, seed)),
        new("Spot", (assembly, seed) => Activator.CreateInstance(assembly.GetType("Random.Spot")!, seed, seed / 2.0)),
        new("Spot?", (assembly, seed) => seed == 0 ? null : Activator.CreateInstance(assembly.GetType("Random.Spot")!, seed - 1, 0.0)),
        new("(int, string)", (_, seed) => (seed, Text(seed))),
    ];

    private static string Text(int seed) => seed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"é{seed}");

    private static object Item(System.Reflection.Assembly assembly, int seed) => Activator.CreateInstance(assembly.GetType("Random.Item")!, seed, Text(seed))!;

    private static System.Collections.IList List(System.Reflection.Assembly assembly, int seed)
    {
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(assembly.GetType("Random.Item")!))!;
        for (var part = 0; part < seed; part++)
        {
            list.Add(Item(assembly, part));
        }

        return list;
    }
}
