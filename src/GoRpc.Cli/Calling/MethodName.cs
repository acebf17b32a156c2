using GoRpc.Schema.Model;

namespace GoRpc.Cli.Calling;

/// <summary>Finds the method that was typed, and says what there is when there is none.</summary>
internal static class MethodName
{
    /// <exception cref="CliException">There is no such method.</exception>
    public static (SchemaService Service, SchemaMethod Method) Find(SchemaIndex schema, string name, string where)
    {
        var trimmed = name.TrimStart('/');
        var separator = trimmed.LastIndexOf('/') is var slash && slash >= 0 ? slash : trimmed.LastIndexOf('.');
        if (separator <= 0)
        {
            throw new CliException($"'{name}' is no method. Type service/method. {List(schema, where)}");
        }

        var (serviceName, methodName) = (trimmed[..separator], trimmed[(separator + 1)..]);
        var service = FindService(schema, serviceName) ?? throw new CliException($"There is no service '{serviceName}'. {List(schema, where)}");
        var method = service.Methods.FirstOrDefault(method => method.Name.Equals(methodName, StringComparison.OrdinalIgnoreCase))
            ?? throw new CliException($"'{service.Name}' has no method '{methodName}'. It has {string.Join(", ", service.Methods.Select(candidate => candidate.Name))}.");
        return (service, method);
    }

    // The whole name, or its last part when that is enough to tell it from the others.
    private static SchemaService? FindService(SchemaIndex schema, string name) =>
        schema.FindService(name)
        ?? (schema.Services.Where(service => FullName.ShortOf(service.Name).Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null);

    private static string List(SchemaIndex schema, string where) =>
        schema.Services.Count == 0 ? $"'{where}' has no services." : $"'{where}' has {string.Join(", ", schema.Services.Select(service => service.Name).Order(StringComparer.Ordinal))}.";
}
