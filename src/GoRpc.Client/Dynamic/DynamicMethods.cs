using System.Collections.Concurrent;
using GoRpc.Schema.Model;
using Grpc.Core;

namespace GoRpc.Client.Dynamic;

/// <summary>Finds methods by their names, and says what there is when there is none. Safe for threads.</summary>
internal sealed class DynamicMethods(SchemaIndex schema)
{
    private readonly ConcurrentDictionary<(string Service, string Method), DynamicMethod> _methods = new();

    /// <exception cref="ArgumentException">There is no such method, or its calls have another shape.</exception>
    public DynamicMethod Find(string service, string method, MethodType kind)
    {
        var found = _methods.GetOrAdd((service, method), key => Make(key.Service, key.Method));
        return found.Type == kind ? found : throw new ArgumentException($"'{service}/{method}' is {Describe(found.Type)}. {Advice(found.Type)}", nameof(method));
    }

    private DynamicMethod Make(string serviceName, string methodName)
    {
        var service = schema.FindService(serviceName) ?? throw new ArgumentException(
            $"There is no service '{serviceName}'. There is {List(schema.Services.Select(service => service.Name))}.", nameof(serviceName));
        var method = service.Methods.FirstOrDefault(method => method.Name == methodName) ?? throw new ArgumentException(
            $"'{serviceName}' has no method '{methodName}'. It has {List(service.Methods.Select(method => method.Name))}.", nameof(methodName));
        return new DynamicMethod(service, method, MessageOf(method.Request), MessageOf(method.Response));
    }

    private SchemaMessage MessageOf(string name) => schema.FindMessage(name) ?? throw new ArgumentException($"The schema has no message '{name}'.", nameof(name));

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"'{name}'")) is { Length: > 0 } list ? list : "none";

    private static string Describe(MethodType kind) => kind switch
    {
        MethodType.Unary => "one message each way",
        MethodType.ClientStreaming => "a stream of requests and one response",
        MethodType.ServerStreaming => "one request and a stream of responses",
        _ => "a stream each way",
    };

    private static string Advice(MethodType kind) => kind switch
    {
        MethodType.Unary => "Call it with UnaryAsync.",
        MethodType.ClientStreaming => "Call it with ClientStreamingAsync.",
        MethodType.ServerStreaming => "Call it with ServerStreamingAsync.",
        _ => "Call it with DuplexAsync.",
    };
}
