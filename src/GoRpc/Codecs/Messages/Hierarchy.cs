using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>Messages that derive from each other.</summary>
internal static class Hierarchy
{
    /// <summary>The message at the top.</summary>
    public static MessageContract RootOf(MessageContract contract)
    {
        while (contract.Base is { } parent)
        {
            contract = parent;
        }

        return contract;
    }

    /// <summary>The messages from the top down to one.</summary>
    public static IReadOnlyList<MessageContract> LevelsOf(MessageContract contract)
    {
        var levels = new List<MessageContract>();
        for (var level = contract; level is not null; level = level.Base)
        {
            levels.Insert(0, level);
        }

        return levels;
    }

    /// <summary>A message and everything that derives from it.</summary>
    public static IEnumerable<MessageContract> AllOf(MessageContract contract) =>
        contract.Derived.SelectMany(derived => AllOf(derived.Message)).Prepend(contract);
}
