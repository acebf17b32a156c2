namespace GoRpc.Contracts.Reading;

/// <summary>Everything that a set of methods can carry.</summary>
/// <param name="Messages">Every message, in the order in which the methods come to them.</param>
/// <param name="Enums">Every enum, likewise.</param>
internal sealed record MessageGraph(IReadOnlyList<MessageContract> Messages, IReadOnlyList<EnumContract> Enums)
{
    public static MessageGraph Of(IReadOnlyList<MethodContract> methods)
    {
        var messages = new HashSet<MessageContract>();
        var enums = new HashSet<EnumContract>();
        foreach (var method in methods)
        {
            Visit(method.Request.Message);
            Visit(method.Response.Message);
            foreach (var fault in method.Faults)
            {
                Visit(fault);
            }
        }

        return new MessageGraph([.. messages], [.. enums]);

        void Visit(MessageContract message)
        {
            if (!messages.Add(message))
            {
                return;
            }

            foreach (var value in message.Fields.SelectMany(field => new[] { field.Key, field.Value }).OfType<FieldValue>())
            {
                if (value.Enum is not null)
                {
                    enums.Add(value.Enum);
                }

                if (value.Message is not null)
                {
                    Visit(value.Message);
                }
            }

            if (message.Base is not null)
            {
                Visit(message.Base);
            }

            foreach (var derived in message.Derived)
            {
                Visit(derived.Message);
            }
        }
    }
}
