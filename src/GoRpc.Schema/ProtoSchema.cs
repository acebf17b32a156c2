using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Schema.Building;
using GoRpc.Schema.Comments;
using GoRpc.Schema.Model;
using GoRpc.Schema.Parsing;
using GoRpc.Schema.Text;
using GoRpc.Schema.WellKnown;

namespace GoRpc.Schema;

/// <summary>Contracts as the .proto files that callers in other languages compile. Immutable, safe for threads.</summary>
public sealed class ProtoSchema
{
    private ProtoSchema(IReadOnlyList<SchemaFile> files)
    {
        Model = files;
        Files = [.. files.Select(file => new ProtoFile(file.Path, ProtoText.Of(file)))];
    }

    /// <summary>The files, each after those that it imports. Those of google/protobuf are not among them: every compiler has them.</summary>
    public IReadOnlyList<ProtoFile> Files { get; }

    internal IReadOnlyList<SchemaFile> Model { get; }

    /// <summary>The files with those of google/protobuf that they import.</summary>
    internal SchemaIndex Index => new([.. Model, .. WellKnownFiles.All.Where(file => file.Services.Count == 0)]);

    /// <summary>The schema of contracts.</summary>
    /// <param name="services">Interfaces that are services.</param>
    /// <param name="options">How contracts are read where they do not say so themselves; null means the defaults.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="ContractException">A contract has faults; the exception lists all of them.</exception>
    /// <exception cref="SchemaException">Something has no name of its own in a .proto.</exception>
    public static ProtoSchema Of(IEnumerable<Type> services, ContractOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Of(services.Select(service => ServiceBindings.Of(service, options ?? new ContractOptions()).Contract));
    }

    /// <summary>The schema that .proto files say.</summary>
    /// <param name="files">The files, with those that they import but for google/protobuf.</param>
    /// <returns>The schema; its files are written anew.</returns>
    /// <exception cref="SchemaException">The files have faults; the message lists all of them.</exception>
    public static ProtoSchema Parse(IEnumerable<ProtoFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new(ProtoParser.Parse(files));
    }

    internal static ProtoSchema Of(IEnumerable<ServiceContract> contracts) => new(new FileLayout(SchemaParts.Of(contracts, new ContractComments())).Files());
}
