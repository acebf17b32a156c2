namespace GoRpc.Schema.Model;

/// <summary>Finds things in a set of files by their full names. Immutable, safe for threads.</summary>
internal sealed class SchemaIndex
{
    private readonly Dictionary<string, SchemaFile> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaFile> _bySymbol = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaMessage> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaEnum> _enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaService> _services = new(StringComparer.Ordinal);

    /// <param name="files">The files; of several with one path, and of several things with one name, the first counts.</param>
    public SchemaIndex(IEnumerable<SchemaFile> files)
    {
        foreach (var file in files)
        {
            if (_byPath.TryAdd(file.Path, file))
            {
                Add(file);
            }
        }
    }

    public IReadOnlyCollection<SchemaFile> Files => _byPath.Values;

    public IReadOnlyCollection<SchemaService> Services => _services.Values;

    public SchemaFile? FindFile(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The file of a service, method, message, field, enum or enum value.</summary>
    public SchemaFile? FindFileOf(string symbol) => _bySymbol.GetValueOrDefault(symbol);

    public SchemaMessage? FindMessage(string name) => _messages.GetValueOrDefault(name);

    public SchemaEnum? FindEnum(string name) => _enums.GetValueOrDefault(name);

    public SchemaService? FindService(string name) => _services.GetValueOrDefault(name);

    /// <summary>A file and everything that it needs, each after what it needs itself.</summary>
    public IReadOnlyList<SchemaFile> Closure(SchemaFile file)
    {
        var closure = new List<SchemaFile>();
        Visit(file);
        return closure;

        void Visit(SchemaFile next)
        {
            if (closure.Contains(next))
            {
                return;
            }

            foreach (var import in next.Imports)
            {
                if (FindFile(import) is { } needed)
                {
                    Visit(needed);
                }
            }

            closure.Add(next);
        }
    }

    private void Add(SchemaFile file)
    {
        foreach (var service in file.Services)
        {
            _services.TryAdd(service.Name, service);
            Note(service.Name, service.Methods.Select(method => method.Name));
        }

        foreach (var message in file.Messages)
        {
            _messages.TryAdd(message.Name, message);
            Note(message.Name, message.Fields.Select(field => field.Name));
        }

        foreach (var type in file.Enums)
        {
            _enums.TryAdd(type.Name, type);
            // Values stand beside their enum.
            Note(type.Name, []);
            foreach (var value in type.Values)
            {
                Note(FullName.PackageOf(type.Name) is { Length: > 0 } scope ? $"{scope}.{value.Name}" : value.Name, []);
            }
        }

        void Note(string name, IEnumerable<string> inside)
        {
            _bySymbol.TryAdd(name, file);
            foreach (var symbol in inside)
            {
                _bySymbol.TryAdd($"{name}.{symbol}", file);
            }
        }
    }
}
