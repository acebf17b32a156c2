using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;
using Grpc.Core;

namespace GoRpc.Generators.Emit.Services;

/// <summary>Emits the client of a service: each method hands its arguments to the calls.</summary>
internal static class ClientEmitter
{
    public static string Emit(ServiceContract service, IReadOnlyDictionary<MethodContract, string> names, EmitScope scope) => $$"""
        private sealed class Client(ClientCalls calls) : {{CSharp.Type(service.Type)}}{{(IsDisposable(service) ? ", global::System.IDisposable" : "")}}
        {
            private readonly ClientCalls _calls = calls;

            public override string ToString() => {{CSharp.Literal(service.Name + " at ")}} + _calls.Target;

            {{CSharp.Indent(string.Join("\n\n", [.. service.Methods.Select(method => Method(method, names[method], scope)), .. Disposal(service)]))}}
        }
        """;

    // A client has nothing to dispose. A container that is disposed synchronously refuses objects that are only IAsyncDisposable, so a client of such a contract is both.
    private static IEnumerable<string> Disposal(ServiceContract service)
    {
        if (IsDisposable(service))
        {
            yield return """
                void global::System.IDisposable.Dispose()
                {
                }
                """;
        }

        if (Inherits(service, "System.IAsyncDisposable"))
        {
            yield return "global::System.Threading.Tasks.ValueTask global::System.IAsyncDisposable.DisposeAsync() => default;";
        }
    }

    private static bool IsDisposable(ServiceContract service) => Inherits(service, "System.IDisposable") || Inherits(service, "System.IAsyncDisposable");

    private static bool Inherits(ServiceContract service, string parent) => service.Type.GetInterfaces().Any(candidate => candidate.FullName == parent);

    private static string Method(MethodContract method, string name, EmitScope scope)
    {
        var parameters = method.Method.Symbol.Parameters.Select(parameter => $"{CSharp.Annotate(parameter.Type)} {CSharp.Identifier(parameter.Name)}");
        return $$"""
            {{CSharp.Annotate(method.Method.Symbol.ReturnType)}} {{CSharp.Type(method.Method.DeclaringType!)}}.{{CSharp.Identifier(method.Method.Name)}}({{string.Join(", ", parameters)}}) =>
                {{Return(method, $"this._calls.{CallOf(method)}({name}, {string.Join(", ", Arguments(method, scope))})")}};
            """;
    }

    private static string CallOf(MethodContract method) => method.Kind is MethodType.DuplexStreaming ? "DuplexAsync" : method.Kind + "Async";

    private static IEnumerable<string> Arguments(MethodContract method, EmitScope scope)
    {
        var signature = method.Signature;
        var names = method.Method.GetParameters().Select(parameter => CSharp.Identifier(parameter.Name!)).ToList();
        var payload = signature.Payload.Select(position => names[position]);
        if (signature.Stream < 0)
        {
            yield return method.Request.Form is PayloadForm.Message ? payload.Single() : scope.Construct(method.Request.Message, payload);
        }
        else
        {
            yield return names[signature.Stream];
            yield return Item(method, scope);
        }

        yield return $"static response => response{(method.Response is { Form: PayloadForm.Wrapped, Message.Fields.Count: > 0 } ? ".Value" : "")}";
        if (signature.Context >= 0)
        {
            yield return $"context: {names[signature.Context]}";
        }

        if (method.Request.Form is PayloadForm.Parts)
        {
            var header = method.Request.Message.Fields[0].Value.Message!;
            yield return $"header: {BindingEmitter.RequestOf(method, scope)}.OfHeader({scope.Construct(header, payload)})";
        }
    }

    private static string Item(MethodContract method, EmitScope scope)
    {
        if (method.Request.Form is not PayloadForm.Parts)
        {
            return method.Request.Form is PayloadForm.Message ? "static item => item" : $"static item => {scope.Construct(method.Request.Message, ["item"])}";
        }

        var item = scope.ItemOf(method.Request.Message);
        return $"static item => {BindingEmitter.RequestOf(method, scope)}.OfItem({(item.Type is null ? scope.Construct(item, ["item"]) : "item")})";
    }

    private static string Return(MethodContract method, string call)
    {
        var isEmpty = method.Signature.ResultType == typeof(void);
        return method.Signature.ResultForm switch
        {
            ResultForm.AsyncEnumerable => call,
            ResultForm.Task => $"{call}.AsTask()",
            ResultForm.ValueTask => isEmpty ? $"ClientCalls.EndOfAsync({call})" : call,
            _ => $"ClientCalls.Wait({call})",
        };
    }
}
