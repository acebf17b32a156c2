using System.Collections.Concurrent;

namespace GoRpc.Contracts.Reading;

/// <summary>
/// The contracts read with one set of options. Services share their messages, so that a codec is compiled once for each.
/// Safe for threads: one contract is read at a time, and what was read is never changed again.
/// </summary>
internal sealed class ContractCatalog(ContractOptions options)
{
    private readonly Lock _reading = new();
    private readonly ConcurrentDictionary<Type, ServiceContract> _services = new();
    private readonly Dictionary<MessageKey, MessageContract> _messages = [];
    private readonly Dictionary<Type, EnumContract> _enums = [];

    public ServiceContract Service(Type type)
    {
        if (_services.TryGetValue(type, out var known))
        {
            return known;
        }

        lock (_reading)
        {
            return _services.GetOrAdd(type, _ => Read(reading => new ServiceReader(reading).Read(type)));
        }
    }

    public MessageContract Message(Type type)
    {
        lock (_reading)
        {
            return Read(reading => reading.Messages.ReadAlone(type));
        }
    }

    // What a faulty contract left behind is forgotten: a message is kept only when everything it leads to is sound.
    private T Read<T>(Func<ContractReading, T?> read)
        where T : class
    {
        var reading = new ContractReading(options, _messages, _enums);
        var result = read(reading);
        reading.Complete();
        if (reading.Faults.Count > 0 || result is null)
        {
            throw new ContractException(reading.Faults);
        }

        foreach (var (key, message) in reading.Messages.Read)
        {
            _messages.Add(key, message);
        }

        foreach (var contract in reading.Enums.Read)
        {
            _enums.Add(contract.Type, contract);
        }

        return result;
    }
}
