using System.CommandLine;
using GoRpc.Cli.Connecting;
using GoRpc.Schema;
using GoRpc.Schema.Model;

namespace GoRpc.Cli.Sources;

/// <summary>Where services are described: a host that is asked, an assembly with contracts, or .proto files.</summary>
internal static class SchemaTarget
{
    public const string Help = "A host (http://…, https://…, unix:///…), an assembly with contracts (.dll), a .proto file, or a folder of them.";

    public static bool IsHost(string target) =>
        target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("unix:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The services of a target.</summary>
    /// <exception cref="CliException">There is nothing to read.</exception>
    public static async Task<SchemaIndex> ReadAsync(string target, ConnectionOptions connection, ParseResult result, CancellationToken cancellationToken)
    {
        if (!IsHost(target))
        {
            return ReadFiles(target).Index;
        }

        await using var channel = connection.Open(result, target);
        return (await GoRpcDynamicClient.FromReflectionAsync(channel, cancellationToken)).Schema;
    }

    /// <summary>The schema of an assembly or of .proto files.</summary>
    /// <exception cref="CliException">There is nothing to read.</exception>
    public static ProtoSchema ReadFiles(string target)
    {
        if (Directory.Exists(target))
        {
            return ReadFolder(target, Directory.EnumerateFiles(target, "*.proto", SearchOption.AllDirectories));
        }

        if (!File.Exists(target))
        {
            throw new CliException($"There is no file '{target}', and it is no address of a host. Type http://127.0.0.1:5081, Contracts.dll, or service.proto.");
        }

        return Path.GetExtension(target).ToLowerInvariant() switch
        {
            ".dll" or ".exe" => ContractAssembly.ReadSchema(target),
            ".proto" => ReadFolder(Path.GetDirectoryName(Path.GetFullPath(target))!, [Path.GetFullPath(target)]),
            _ => throw new CliException($"'{target}' is neither an assembly (.dll) nor a .proto file."),
        };
    }

    private static ProtoSchema ReadFolder(string folder, IEnumerable<string> files)
    {
        List<ProtoFile> all = [.. files.Select(file => new ProtoFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))];
        return all.Count > 0 ? ProtoSchema.Parse(all) : throw new CliException($"The folder '{folder}' has no .proto file.");
    }
}
