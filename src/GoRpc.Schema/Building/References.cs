using GoRpc.Schema.Model;

namespace GoRpc.Schema.Building;

/// <summary>What services and messages refer to, by full names.</summary>
internal static class References
{
    /// <summary>What the file of a service has to import; its faults stand in no declaration.</summary>
    public static IEnumerable<string> Of(SchemaService service) => service.Methods.SelectMany(method => new[] { method.Request, method.Response });

    public static IEnumerable<string> Of(SchemaMessage message) =>
        message.Fields.SelectMany(field => new[] { field.Key?.Name, field.Type.Name }).OfType<string>();

    /// <summary>Everything that a service leads to.</summary>
    public static HashSet<string> Reach(SchemaService service, SchemaParts parts) =>
        Reach(Of(service).Concat(service.Methods.SelectMany(method => method.Faults)), parts);

    /// <summary>Everything that a message leads to.</summary>
    public static HashSet<string> Reach(SchemaMessage message, SchemaParts parts) => Reach(Of(message), parts);

    private static HashSet<string> Reach(IEnumerable<string> names, SchemaParts parts)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (reached.Add(name) && parts.Messages.TryGetValue(name, out var message))
            {
                foreach (var next in Of(message))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }
}
