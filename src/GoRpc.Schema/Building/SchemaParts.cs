using GoRpc.Contracts;
using GoRpc.Schema.Comments;
using GoRpc.Schema.Model;

namespace GoRpc.Schema.Building;

/// <summary>The services, messages and enums of a set of contracts, each once, before they are laid out in files.</summary>
internal sealed class SchemaParts
{
    private readonly Dictionary<string, (object Source, string What)> _names = new(StringComparer.Ordinal);
    private readonly List<SchemaService> _services = [];
    private readonly Dictionary<string, SchemaMessage> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaEnum> _enums = new(StringComparer.Ordinal);
    private readonly MessageBuilder _messageBuilder;
    private readonly EnumBuilder _enumBuilder;
    private readonly ServiceBuilder _serviceBuilder;

    private SchemaParts(ContractComments comments)
    {
        _messageBuilder = new MessageBuilder(comments);
        _enumBuilder = new EnumBuilder(comments);
        _serviceBuilder = new ServiceBuilder(comments);
    }

    public IReadOnlyList<SchemaService> Services => _services;

    public IReadOnlyDictionary<string, SchemaMessage> Messages => _messages;

    public IReadOnlyDictionary<string, SchemaEnum> Enums => _enums;

    /// <exception cref="SchemaException">Two different things have one name.</exception>
    public static SchemaParts Of(IEnumerable<ServiceContract> contracts, ContractComments comments)
    {
        var parts = new SchemaParts(comments);
        // A contract may inherit methods of another service, which are listed there.
        var methods = contracts.SelectMany(contract => contract.Methods).DistinctBy(method => method.Path);
        foreach (var service in methods.GroupBy(method => method.ServiceName))
        {
            parts.AddService(service.Key, [.. service]);
        }

        return parts;
    }

    private void AddService(string name, IReadOnlyList<MethodContract> methods)
    {
        if (Claim(name, methods, $"the service of '{methods[0].Method.DeclaringType!.FullName}'"))
        {
            _services.Add(_serviceBuilder.Build(name, methods));
        }

        foreach (var method in methods)
        {
            AddPayload(method.Request, method, isRequest: true);
            AddPayload(method.Response, method, isRequest: false);
            foreach (var fault in method.Faults)
            {
                Add(FieldTypes.RootOf(fault), _messageBuilder.Build);
            }
        }
    }

    private void AddPayload(PayloadContract payload, MethodContract method, bool isRequest)
    {
        switch (payload.Form)
        {
            case PayloadForm.Message:
                Add(FieldTypes.RootOf(payload.Message), _messageBuilder.Build);
                break;
            case PayloadForm.Parts:
                Add(payload.Message, message => _messageBuilder.BuildParts(message, method), made => _messageBuilder.BuildMade(made, method, isRequest));
                break;
            default:
                Add(payload.Message, message => _messageBuilder.BuildMade(message, method, isRequest));
                break;
        }
    }

    private void Add(MessageContract message, Func<MessageContract, SchemaMessage> build, Func<MessageContract, SchemaMessage>? buildInside = null)
    {
        if (!Claim(message.Name, message.Type is { } type ? type : message, Describe(message)))
        {
            return;
        }

        _messages[message.Name] = build(message);
        foreach (var value in message.Fields.SelectMany(field => new[] { field.Key, field.Value }).OfType<FieldValue>())
        {
            if (value.Enum is { } contract)
            {
                AddEnum(contract);
            }

            if (value.Message is { } inner)
            {
                Add(FieldTypes.RootOf(inner), inner.Type is null && buildInside is not null ? buildInside : _messageBuilder.Build);
            }
        }

        foreach (var derived in message.Derived)
        {
            Add(derived.Message, _messageBuilder.Build);
        }
    }

    private void AddEnum(EnumContract contract)
    {
        if (!Claim(contract.Name, contract.Type, $"the enum '{contract.Type.FullName}'"))
        {
            return;
        }

        var type = _enumBuilder.Build(contract);
        _enums[contract.Name] = type;
        // The names of values stand beside their enum, not in it.
        foreach (var value in type.Values)
        {
            var package = FullName.PackageOf(contract.Name);
            Claim(package.Length == 0 ? value.Name : $"{package}.{value.Name}", contract.Type, $"a value of the enum '{contract.Type.FullName}'");
        }
    }

    // The same thing may be come to again: of one type, or made for one method.
    private bool Claim(string name, object source, string what)
    {
        if (_names.TryAdd(name, (source, what)))
        {
            return true;
        }

        var first = _names[name];
        return Equals(first.Source, source) ? false : throw SchemaException.SameName(name, first.What, what);
    }

    private static string Describe(MessageContract message) =>
        message.Type is { } type ? $"the message of '{type.FullName}'" : "a message that GoRpc makes for a method";
}
