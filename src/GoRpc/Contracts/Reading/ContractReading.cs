using System.Reflection;
using GoRpc.Contracts.Checks;
using ProtoBuf;

namespace GoRpc.Contracts.Reading;

/// <summary>One read of a contract: what it has found so far. Not safe for threads; <see cref="ContractCatalog"/> runs one at a time.</summary>
internal sealed class ContractReading
{
    private readonly ContractOptions _options;
    private readonly List<ContractFault> _faults = [];
    private readonly List<(FieldSource Source, Type Type)> _missingLevels = [];

    public ContractReading(ContractOptions options, IReadOnlyDictionary<MessageKey, MessageContract> messages, IReadOnlyDictionary<Type, EnumContract> enums)
    {
        _options = options;
        Enums = new EnumReader(this, enums);
        Messages = new MessageReader(this, messages);
        Fields = new FieldReader(this);
    }

    /// <summary>Everything wrong so far, in the order in which it was found.</summary>
    public IReadOnlyList<ContractFault> Faults => _faults;

    public NullabilityInfoContext Nullability { get; } = new();

    public EnumReader Enums { get; }

    public MessageReader Messages { get; }

    public FieldReader Fields { get; }

    /// <summary>The method whose types are being read, or null when a message is read alone.</summary>
    public MethodInfo? Method { get; set; }

    /// <summary>The level that a type states itself, or the options' level, or NotSpecified.</summary>
    public CompatibilityLevel LevelOf(Type type) =>
        Compatibility.Of(type) is > CompatibilityLevel.NotSpecified and var stated ? stated : _options.DefaultCompatibilityLevel;

    /// <summary>Reports a fault; one that several methods lead to counts once.</summary>
    public void Report(ContractFault fault)
    {
        if (!_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }

    public void Report(IEnumerable<ContractFault> faults)
    {
        foreach (var fault in faults)
        {
            Report(fault);
        }
    }

    /// <summary>Notes a value whose form on the wire nobody stated.</summary>
    public void ReportMissingLevel(FieldSource source, Type type) => _missingLevels.Add((source, type));

    /// <summary>Finds what can be known only when everything is read.</summary>
    public void Complete()
    {
        Messages.Complete();
        Report(CompatibilityFaults.Of(_missingLevels));
    }
}
