using GoRpc.Contracts;
using GoRpc.Schema.Model;

namespace GoRpc.Schema.Building;

/// <summary>
/// Decides what stands in which file: each service in its own, with the messages that only it needs; what several share in the file
/// <c>types.proto</c> of its package, so that it is there once.
/// </summary>
internal sealed class FileLayout(SchemaParts parts)
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <exception cref="SchemaException">Packages need each other in a circle.</exception>
    public IReadOnlyList<SchemaFile> Files()
    {
        Assign(path: name => InPackage(FullName.PackageOf(name), "types"));
        var files = MakeFiles();
        if (FileOrder.FindCircle(files) is not null)
        {
            // Packages may need each other in a circle though no message does: then each shared message has a file of its own.
            Assign(path: name => InPackage(FullName.PackageOf(name), ProtoNames.Field(FullName.ShortOf(name))));
            files = MakeFiles();
        }

        return FileOrder.FindCircle(files) is { } circle
            ? throw SchemaException.Circle(circle.Select(file => file.Package).Distinct())
            : FileOrder.Sort(files);
    }

    private void Assign(Func<string, string> path)
    {
        _paths.Clear();
        foreach (var service in parts.Services)
        {
            _paths[service.Name] = InPackage(FullName.PackageOf(service.Name), ProtoNames.Field(FullName.ShortOf(service.Name)));
        }

        var users = parts.Services.ToDictionary(service => service.Name, service => References.Reach(service, parts));
        foreach (var name in parts.Messages.Keys.Concat(parts.Enums.Keys))
        {
            var services = parts.Services.Where(service => users[service.Name].Contains(name)).ToList();
            _paths[name] = services is [var only] && IsOwn(name, only, users[only.Name]) ? _paths[only.Name] : path(name);
        }
    }

    // A message of the service's package that nothing outside of that package leads to.
    private bool IsOwn(string name, SchemaService service, IReadOnlySet<string> reached)
    {
        var package = FullName.PackageOf(service.Name);
        return FullName.PackageOf(name) == package
            && !reached.Any(other => FullName.PackageOf(other) != package && parts.Messages.TryGetValue(other, out var message) && References.Reach(message, parts).Contains(name));
    }

    private List<SchemaFile> MakeFiles() =>
    [
        .. _paths.Values.Distinct().Select(MakeFile),
        .. UsesBcl() ? [BclFile.File] : Array.Empty<SchemaFile>(),
    ];

    private SchemaFile MakeFile(string path)
    {
        var services = parts.Services.Where(service => _paths[service.Name] == path).ToList();
        var messages = parts.Messages.Values.Where(message => _paths[message.Name] == path).ToList();
        var enums = parts.Enums.Values.Where(type => _paths[type.Name] == path).ToList();
        var needed = services.SelectMany(References.Of).Concat(messages.SelectMany(References.Of)).Select(PathOf).Where(other => other != path);
        return new SchemaFile(path, FullName.PackageOf(services.FirstOrDefault()?.Name ?? messages.FirstOrDefault()?.Name ?? enums[0].Name))
        {
            Imports = [.. needed.Distinct().Order(StringComparer.Ordinal)],
            Services = services,
            Messages = messages,
            Enums = enums,
        };
    }

    private bool UsesBcl() => parts.Messages.Values.SelectMany(References.Of).Any(name => FullName.PackageOf(name) == BclFile.File.Package && !_paths.ContainsKey(name));

    private string PathOf(string name) => _paths.TryGetValue(name, out var path) ? path : name switch
    {
        FieldTypes.Timestamp => "google/protobuf/timestamp.proto",
        FieldTypes.Duration => "google/protobuf/duration.proto",
        _ => BclFile.Path,
    };

    private static string InPackage(string package, string file) => package.Length == 0 ? $"{file}.proto" : $"{package.Replace('.', '/')}/{file}.proto";
}
