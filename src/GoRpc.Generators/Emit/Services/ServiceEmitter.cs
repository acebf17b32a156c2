using GoRpc.Contracts;
using GoRpc.Generators.Emit.Names;

namespace GoRpc.Generators.Emit.Services;

/// <summary>Emits the file of a service: its binding, its client, and the messages that carry the parameters of its methods.</summary>
internal static class ServiceEmitter
{
    public static string Emit(ServiceContract service, EmitScope scope)
    {
        var names = MethodNames.Of(service);
        var name = scope.NameOf(service);
        return $$"""
            {{scope.Header}}

            /// <summary>What leads from {{service.Type.Name}} to calls and back.</summary>
            internal sealed class {{name}}Binding : ServiceBinding
            {
                {{CSharp.Indent(string.Join("\n\n", service.Methods.Select(method => BindingEmitter.Emit(method, names[method], scope))))}}

                public {{name}}Binding()
                    : base(
                        new ServiceContract(
                            typeof({{CSharp.Type(service.Type)}}), {{CSharp.Literal(service.Name)}}, [{{List(service, names, ".Contract")}}]),
                        [{{List(service, names, "")}}])
                {
                }

                public override object CreateClient(ClientCalls calls) => new Client(calls);

                {{CSharp.Indent(ClientEmitter.Emit(service, names, scope))}}
            }
            {{string.Concat(service.Methods.SelectMany(RequestsOf).Where(message => scope.CarrierOf(message) is Carrier.Parameters).Select(message => Parameters(message, scope)))}}
            """;
    }

    private static string List(ServiceContract service, IReadOnlyDictionary<MethodContract, string> names, string member) =>
        string.Join(", ", service.Methods.Select(method => $"{names[method]}{member}"));

    private static IEnumerable<MessageContract> RequestsOf(MethodContract method) => method.Request switch
    {
        { Form: PayloadForm.Parts } parts => [parts.Message.Fields[0].Value.Message!],
        { Message: { Type: null } made } => [made],
        _ => [],
    };

    private static string Parameters(MessageContract message, EmitScope scope)
    {
        var fields = message.Fields.Select((field, position) => (Type: CSharp.FieldType(field), field.Name, Property: $"P{position + 1}", Parameter: $"p{position + 1}")).ToList();
        return $$"""

            /// <summary>Carries the parameters of {{message.Name}}.</summary>
            internal sealed class {{scope.NameOf(message)}}({{string.Join(", ", fields.Select(field => $"{field.Type} {field.Parameter}"))}})
            {
                {{CSharp.Indent(string.Join("\n\n", fields.Select(field => $$"""
                    /// <summary>{{field.Name}}</summary>
                    public {{field.Type}} {{field.Property}} { get; } = {{field.Parameter}};
                    """)))}}
            }

            """;
    }
}
