using System.Globalization;
using GoRpc.Contracts;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>Messages that derive from each other.</summary>
internal static class Hierarchy
{
    /// <summary>The message at the top.</summary>
    public static MessageContract RootOf(MessageContract message) => LevelsOf(message)[0];

    /// <summary>The messages from the top down to one.</summary>
    public static IReadOnlyList<MessageContract> LevelsOf(MessageContract message)
    {
        var levels = new List<MessageContract>();
        for (var level = message; level is not null; level = level.Base)
        {
            levels.Insert(0, level);
        }

        return levels;
    }

    /// <summary>A message and everything that derives from it.</summary>
    public static IEnumerable<MessageContract> AllOf(MessageContract message) =>
        message.Derived.SelectMany(derived => AllOf(derived.Message)).Prepend(message);

    /// <summary>The tag of the field that carries a derived type.</summary>
    public static string TagOf(DerivedContract derived) => (((uint)derived.Number << 3) | ValueCodecNames.Length).ToString(CultureInfo.InvariantCulture);
}
