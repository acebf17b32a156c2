using GoRpc.Contracts;
using GoRpc.Generators.Emit.Messages;
using GoRpc.Generators.Emit.Names;
using GoRpc.Generators.Emit.Rules;
using Grpc.Core;

namespace GoRpc.Generators.Emit.Services;

/// <summary>Emits the binding of a method: its model, the codecs of its messages, and how an implementation is called.</summary>
internal static class BindingEmitter
{
    public static string Emit(MethodContract method, string name, EmitScope scope) => $$"""
        {{PartsCodec(method, name, scope)}}{{RequestRulesEmitter.Struct(method, name, scope)}}internal static readonly {{KindOf(method)}}Binding<{{RequestOf(method, scope)}}, {{scope.TypeOf(method.Response.Message)}}> {{name}} = new(
            {{CSharp.Indent(Contract(method, name, scope))}},
            {{(method.Request.Form is PayloadForm.Parts ? PartsOf(name) : scope.CodecInstanceOf(method.Request.Message))}},
            {{scope.CodecInstanceOf(method.Response.Message)}},
            {{CSharp.Indent(Handler(method, scope))}}){{RequestRulesEmitter.Property(method, name, scope)}};
        """;

    /// <summary>The C# type of a request message.</summary>
    public static string RequestOf(MethodContract method, EmitScope scope) => method.Request.Form is PayloadForm.Parts
        ? $"StreamPart<{TypesOfParts(method, scope)}>"
        : scope.TypeOf(method.Request.Message);

    private static string TypesOfParts(MethodContract method, EmitScope scope) =>
        $"{scope.TypeOf(HeaderOf(method))}, {scope.TypeOf(scope.ItemOf(method.Request.Message))}";

    private static MessageContract HeaderOf(MethodContract method) => method.Request.Message.Fields[0].Value.Message!;

    private static string KindOf(MethodContract method) => method.Kind is MethodType.DuplexStreaming ? "Duplex" : method.Kind.ToString();

    private static string PartsOf(string name) => name + "Parts";

    private static string PartsCodec(MethodContract method, string name, EmitScope scope)
    {
        if (method.Request.Form is not PayloadForm.Parts)
        {
            return "";
        }

        var request = method.Request.Message;
        var item = scope.ItemOf(request);
        var isItemMessage = ReferenceEquals(item, request.Fields[1].Value.Message);
        var parts = ModelEmitter.Parts(
            request, scope, (_, position) => $"(({RequestOf(method, scope)})owner).{(position == 0 ? "Header" : isItemMessage ? "Item" : "Item?.Value")}");
        return $$"""
            private static readonly StreamPartCodec<{{TypesOfParts(method, scope)}}> {{PartsOf(name)}} = new(
                {{CSharp.Literal(request.Name)}},
                static () => {{CSharp.Indent(parts)}},
                {{scope.CodecInstanceOf(HeaderOf(method))}},
                {{scope.CodecInstanceOf(item)}},
                {{CSharp.Literal(isItemMessage)}});


            """;
    }

    private static string Contract(MethodContract method, string name, EmitScope scope)
    {
        var types = method.Method.GetParameters().Select(parameter => $"typeof({CSharp.Type(parameter.ParameterType)})");
        List<string> lines =
        [
            $"ServiceName = {CSharp.Literal(method.ServiceName)},",
            $"Name = {CSharp.Literal(method.Name)},",
            $"Kind = global::Grpc.Core.MethodType.{method.Kind},",
            $"Request = {Payload(method.Request, RequestContract(method, name, scope), scope)},",
            $"Response = {Payload(method.Response, $"{scope.CodecOf(method.Response.Message)}.Contract", scope)},",
        ];
        AddIf(method.IsIdempotent, "IsIdempotent = true,");
        AddIf(method.HasNoSideEffects, "HasNoSideEffects = true,");
        AddIf(method.Deadline is not null, $"Deadline = new global::System.TimeSpan({method.Deadline?.Ticks}L),");
        AddIf(method.HashKey is not null, $"HashKey = {method.HashKey},");
        AddIf(method.Compression is not null, $"Compression = new CompressionContract(global::GoRpc.MessageEncoding.{method.Compression?.Encoding}, {method.Compression?.FromBytes?.ToString() ?? "null"}),");
        AddIf(method.IsIntercepted, "IsIntercepted = true,");
        AddIf(method.Faults.Count > 0, $"Faults = [{string.Join(", ", method.Faults.Select(fault => $"{scope.CodecOf(fault)}.Contract"))}],");
        return $$"""
            new MethodContract(
                static () => typeof({{CSharp.Type(method.Method.DeclaringType!)}}).GetMethod({{CSharp.Literal(method.Method.Name)}}, [{{string.Join(", ", types)}}])!)
            {
                {{CSharp.Indent(string.Join("\n", lines))}}
            }
            """;

        void AddIf(bool condition, string line)
        {
            if (condition)
            {
                lines.Add(line);
            }
        }
    }

    private static string RequestContract(MethodContract method, string name, EmitScope scope) =>
        method.Request.Form is PayloadForm.Parts ? PartsOf(name) + ".Contract" : $"{scope.CodecOf(method.Request.Message)}.Contract";

    private static string Payload(PayloadContract payload, string message, EmitScope scope) =>
        $"new PayloadContract(PayloadForm.{payload.Form}, {message})"
        + (payload.Rules.Count == 0 ? "" : $" {{ Rules = [{string.Join(", ", payload.Rules.Select(scope.ModelOf))}] }}");

    private static string Handler(MethodContract method, EmitScope scope)
    {
        if (method.Request.Form is PayloadForm.Parts)
        {
            return $"static (service, parts, call) => call.WithHeaderAsync(parts, header => {Output(method, Call(method, "header", scope))})";
        }

        var input = method.Signature.Stream < 0 ? "request" : "messages";
        var call = Call(method, input, scope);
        return method.Signature is { ResultForm: ResultForm.Value, ResultType: var type } && type == typeof(void)
            ? $$"""
                static (service, {{input}}, call) =>
                {
                    {{call}};
                    return HandlerResult.NothingAsync();
                }
                """
            : $"static (service, {input}, call) => {Output(method, call)}";
    }

    private static string Call(MethodContract method, string input, EmitScope scope)
    {
        var arguments = method.Method.GetParameters().Select(parameter => Argument(method, parameter.Position, input, scope));
        return $"(({CSharp.Type(method.Method.DeclaringType!)})service).{CSharp.Identifier(method.Method.Name)}({string.Join(", ", arguments)})";
    }

    private static string Argument(MethodContract method, int position, string input, EmitScope scope)
    {
        var signature = method.Signature;
        if (position == signature.Context)
        {
            return signature.ContextForm is ContextForm.CancellationToken ? "call.CancellationToken" : "call.ContextOf(service)";
        }

        if (position == signature.Stream)
        {
            return Stream(method, scope);
        }

        return method.Request.Form is PayloadForm.Message ? input : $"{input}.P{signature.Payload.ToList().IndexOf(position) + 1}";
    }

    private static string Stream(MethodContract method, EmitScope scope)
    {
        if (method.Request.Form is not PayloadForm.Parts)
        {
            return $"call.ReadAsync(messages, static message => message{(method.Request.Form is PayloadForm.Wrapped ? ".Value" : "")})";
        }

        // The field of an item that is no message has presence, so that its value is nullable whether the item is or not.
        var item = scope.ItemOf(method.Request.Message);
        var value = item.Type is not null ? "" : item.Fields[0] is { Name: "item", Type.IsValueType: true } ? ".Value!.Value" : ".Value!";
        return $"call.ReadItemsAsync(parts, static item => item{value})";
    }

    private static string Output(MethodContract method, string call)
    {
        var signature = method.Signature;
        var isMessage = method.Response.Form is PayloadForm.Message;
        if (signature.ResultForm is ResultForm.AsyncEnumerable)
        {
            return isMessage ? call : $"HandlerResult.WrapEachAsync({call})";
        }

        if (signature.ResultType == typeof(void))
        {
            return $"HandlerResult.NothingAsync({call})";
        }

        var value = signature.ResultForm switch
        {
            ResultForm.ValueTask => call,
            ResultForm.Task => $"HandlerResult.FromTaskAsync({call})",
            _ => $"HandlerResult.FromValueAsync({call})",
        };
        return isMessage ? value : $"HandlerResult.WrapAsync({value})";
    }
}
