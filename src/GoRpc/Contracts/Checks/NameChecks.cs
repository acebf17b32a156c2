using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>Each name stands for one message or enum.</summary>
internal static class NameChecks
{
    public static IEnumerable<ContractFault> FindFaults(MessageGraph graph)
    {
        var named = graph.Messages.Select(message => (message.Name, Type: message.Type, Message: (MessageContract?)message))
            .Concat(graph.Enums.Select(contract => (contract.Name, Type: (Type?)contract.Type, Message: (MessageContract?)null)));
        foreach (var group in named.GroupBy(entry => entry.Name).Where(group => group.Count() > 1))
        {
            var types = group.Select(entry => entry.Type).OfType<Type>().Distinct().ToArray();
            if (types.Length > 1)
            {
                yield return MessageFaults.SameName(types[0], types[1], group.Key);
            }
            else if (types.Length == 1 && group.Any(entry => entry.Type is null))
            {
                yield return MessageFaults.NameOfGenerated(types[0], group.Key);
            }
            else if (types.Length == 1 && group.Select(entry => FormOf(entry.Message!)).Distinct().Count() > 1)
            {
                yield return MessageFaults.TwoLevels(types[0]);
            }
        }
    }

    private static string FormOf(MessageContract message) => string.Join(" ", message.Fields.Select(field => $"{field.Key?.Kind}{field.Value.Kind}"));
}
