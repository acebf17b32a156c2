namespace GoRpc.Contracts.Checks;

/// <summary>Every message has a value that ends.</summary>
internal static class CycleChecks
{
    public static IEnumerable<ContractFault> FindFaults(IReadOnlyList<MessageContract> messages)
    {
        var endless = FindEndless(messages);
        var reported = new HashSet<MessageContract>();
        foreach (var message in messages.Where(endless.Contains))
        {
            // A message that merely leads to a cycle is not at fault itself.
            if (!reported.Contains(message) && FindCycle(message, endless) is { } cycle)
            {
                reported.UnionWith(cycle.Select(step => step.Message));
                yield return MessageFaults.Cycle([.. cycle.Select(step => (step.Message.Type!, step.Field.Name))]);
            }
        }
    }

    // What has a value is found from the leaves up, until nothing is added any more; the rest has none.
    private static HashSet<MessageContract> FindEndless(IReadOnlyList<MessageContract> messages)
    {
        var endless = messages.ToHashSet();
        while (endless.RemoveWhere(message => HasValue(message, endless)) > 0)
        {
        }

        return endless;
    }

    private static bool HasValue(MessageContract message, HashSet<MessageContract> endless) =>
        (!message.Type!.IsAbstract && RequiredOf(message).All(field => !endless.Contains(field.Value.Message!)))
        || message.Derived.Any(derived => !endless.Contains(derived.Message));

    private static List<(MessageContract Message, FieldContract Field)>? FindCycle(MessageContract start, HashSet<MessageContract> endless)
    {
        var path = new List<(MessageContract Message, FieldContract Field)>();
        for (var current = start; ;)
        {
            if (RequiredOf(current).FirstOrDefault(field => endless.Contains(field.Value.Message!)) is not { } next)
            {
                return null;
            }

            path.Add((current, next));
            current = next.Value.Message!;
            if (current == start)
            {
                return path;
            }

            if (path.Exists(step => step.Message == current))
            {
                return null;
            }
        }
    }

    private static IEnumerable<FieldContract> RequiredOf(MessageContract message)
    {
        for (var current = message; current is not null; current = current.Base)
        {
            foreach (var field in current.Fields.Where(field => field is { Cardinality: FieldCardinality.Explicit, AllowsNull: false, Value.Message: not null }))
            {
                yield return field;
            }
        }
    }
}
