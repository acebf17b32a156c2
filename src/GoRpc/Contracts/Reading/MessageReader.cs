using System.ComponentModel.DataAnnotations;
using System.Reflection;
using GoRpc.Contracts.Checks;
using ProtoBuf;

namespace GoRpc.Contracts.Reading;

/// <summary>Reads types into messages, each once.</summary>
internal sealed class MessageReader(ContractReading reading, IReadOnlyDictionary<MessageKey, MessageContract> known)
{
    private readonly MemberReader _members = new(reading);

    // Null stands for a type that is no message: its fault is reported once, however often it is used.
    private readonly Dictionary<MessageKey, MessageContract?> _read = [];

    private readonly Dictionary<MessageContract, MethodInfo?> _usedBy = [];

    // Members that are at fault themselves: what makes a value of the rest says nothing.
    private readonly HashSet<MessageContract> _incomplete = [];

    /// <summary>What this reading added to the messages known before.</summary>
    public IEnumerable<KeyValuePair<MessageKey, MessageContract>> Read =>
        _read.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value!));

    public static bool HasContract(Type type) => Annotation.IsOn(type, Attributes.ProtoContract) || Annotation.IsOn(type, Attributes.DataContract);

    /// <summary>The message of a type that must be one by itself: a declared fault, or a message read alone.</summary>
    public MessageContract? ReadAlone(Type type)
    {
        if (MessageChecks.FindKindFault(type, reading.Method) is { } fault)
        {
            reading.Report(fault);
            return null;
        }

        return Get(type, reading.LevelOf(reading.Method?.DeclaringType ?? type));
    }

    /// <summary>The message of a type that is used at a level; null when it is none, and the reading has the fault.</summary>
    public MessageContract? Get(Type type, CompatibilityLevel usedAt)
    {
        // A tuple belongs to no one, so that it takes the level of its user; protobuf-net does the same.
        var stated = Compatibility.Of(type);
        var isTuple = !HasContract(type);
        var takesLevel = isTuple && stated is CompatibilityLevel.NotSpecified && TupleShape.DependsOnLevel(type);
        var key = new MessageKey(type, takesLevel ? usedAt : CompatibilityLevel.NotSpecified);
        if (known.TryGetValue(key, out var message) || _read.TryGetValue(key, out message))
        {
            return message;
        }

        if (isTuple && TupleShape.TryRead(type) is null)
        {
            reading.Report(MessageFaults.NoContract(type, reading.Method));
            return _read[key] = null;
        }

        // Registered before its fields are read, for a message may contain itself.
        _read[key] = message = new MessageContract(type, MessageNames.Of(type));
        _usedBy[message] = reading.Method;
        Fill(message, type, key.Level is CompatibilityLevel.NotSpecified ? reading.LevelOf(type) : key.Level);
        return message;
    }

    /// <summary>What can be known only when every field of every message is read.</summary>
    public void Complete()
    {
        var messages = Read.Select(entry => entry.Value).ToList();
        foreach (var message in messages.Where(IsWhole))
        {
            new ConstructionReader(reading).Read(message, _usedBy[message]);
            reading.Report(RuleChecks.FindComparisonFaults(
                message.Fields, [.. LevelsOf(message).SelectMany(level => level.Fields)], field => Place.OfMember(message.Type!, field.Name, _usedBy[message])));
        }

        reading.Report(CycleChecks.FindFaults(messages));
    }

    private static IEnumerable<MessageContract> LevelsOf(MessageContract message) =>
        message.Base is { } parent ? LevelsOf(parent).Prepend(message) : [message];

    private bool IsWhole(MessageContract message) => !_incomplete.Contains(message) && (message.Base is null || IsWhole(message.Base));

    private void Fill(MessageContract message, Type type, CompatibilityLevel level)
    {
        reading.Report(MessageChecks.FindFaults(type, reading.Method));
        message.Reserved = ReservedReader.NumbersOf(type);
        var faultsBefore = reading.Faults.Count;
        var sources = _members.Read(type, level);
        var areMembersSound = reading.Faults.Count == faultsBefore;
        var includes = Inheritance.IncludesOf(type);
        reading.Report(NumberChecks.FindFaults(type, sources, includes, reading.Method));
        var fields = sources.Select(reading.Fields.Read).OfType<FieldContract>().ToList();
        message.Fields = fields;
        if (!areMembersSound || fields.Count < sources.Count)
        {
            _incomplete.Add(message);
        }

        message.Base = Inheritance.BaseOf(type) is { } parent ? Get(parent, level) : null;
        message.Rules = RuleReader.Of(type, message.Base?.Type);
        message.IsValidatable = typeof(IValidatableObject).IsAssignableFrom(type);
        message.Derived = [.. includes
            .Select(include => (include.Number, Message: Get(include.Type, level)))
            .Where(include => include.Message is not null)
            .Select(include => new DerivedContract(include.Number, include.Message!))];
    }
}
