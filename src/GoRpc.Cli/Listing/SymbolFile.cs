using GoRpc.Cli.Calling;
using GoRpc.Schema.Model;

namespace GoRpc.Cli.Listing;

/// <summary>A file with nothing in it but what somebody asks for.</summary>
internal static class SymbolFile
{
    /// <summary>Each service alone.</summary>
    public static IEnumerable<SchemaFile> Services(SchemaIndex schema) =>
        schema.Services.OrderBy(service => service.Name, StringComparer.Ordinal).Select(service => new SchemaFile("", FullName.PackageOf(service.Name)) { Services = [service] });

    /// <exception cref="CliException">There is no such thing.</exception>
    public static SchemaFile Of(SchemaIndex schema, string name)
    {
        if (schema.FindService(name) is { } service)
        {
            return new SchemaFile("", FullName.PackageOf(name)) { Services = [service] };
        }

        if (schema.FindMessage(name) is { } message)
        {
            return new SchemaFile("", FullName.PackageOf(name)) { Messages = [message] };
        }

        if (schema.FindEnum(name) is { } type)
        {
            return new SchemaFile("", FullName.PackageOf(name)) { Enums = [type] };
        }

        // A method, with what it takes and gives.
        var (owner, method) = MethodName.Find(schema, name, "the target");
        var messages = new[] { method.Request, method.Response }.Distinct().Select(schema.FindMessage).OfType<SchemaMessage>();
        return new SchemaFile("", FullName.PackageOf(owner.Name)) { Services = [owner with { Methods = [method], Comment = "" }], Messages = [.. messages] };
    }
}
