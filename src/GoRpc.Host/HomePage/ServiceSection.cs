using System.Globalization;
using GoRpc.Contracts;
using Grpc.Core;
using static GoRpc.Host.HomePage.HomePage;

namespace GoRpc.Host.HomePage;

/// <summary>One service on the home page: its methods with kind, signature and policies, and the messages they carry.</summary>
internal static class ServiceSection
{
    /// <summary>The section as HTML.</summary>
    public static string Of(ServiceContract service) =>
        $"""
        <section>
        <h2>{Encode(service.Name)}</h2>
        <ul>
        {string.Join('\n', service.Methods.Select(Method))}
        </ul>
        <details><summary>Messages</summary>
        <pre>{Encode(string.Join("\n\n", service.Messages.Select(MessageText.Of).Concat(service.Enums.Select(MessageText.Of))))}</pre>
        </details>
        </section>
        """;

    private static string Method(MethodContract method)
    {
        var signature = $"<b>{Encode(method.Name)}</b>({Request(method)}) → {Response(method)}";
        var kind = $"""<span class="chip kind">{KindOf(method)}</span>""";
        var policies = Policies(method).Select(text => $"""<span class="chip">{Encode(text)}</span>""");
        return $"""<li><div><code class="signature">{signature}</code>{kind}{string.Concat(policies)}</div></li>""";
    }

    private static string Request(MethodContract method) => method.Request.Form switch
    {
        PayloadForm.Parts => $"{Parameters(method.Request.Message.Fields[0].Value.Message!)}, {Value("stream ", method.Request.Message.Fields[1])}",
        PayloadForm.Wrapped when method.Kind is MethodType.Unary or MethodType.ServerStreaming => Parameters(method.Request.Message),
        _ => Payload(method.Request, method.Kind is MethodType.ClientStreaming or MethodType.DuplexStreaming),
    };

    private static string Response(MethodContract method) =>
        Payload(method.Response, method.Kind is MethodType.ServerStreaming or MethodType.DuplexStreaming);

    private static string Payload(PayloadContract payload, bool isStream)
    {
        var stream = isStream ? "stream " : "";
        return payload switch
        {
            { Form: PayloadForm.Message } => Encode(stream + MessageText.ShortName(payload.Message.Name)),
            { Message.Fields: [var value] } => Value(stream, value),
            _ => "()",
        };
    }

    private static string Parameters(MessageContract message) => string.Join(", ", message.Fields.Select(field => $"{Value("", field)} {Encode(field.Name)}"));

    private static string Value(string stream, FieldContract field) => Encode(stream + MessageText.TypeOf(field));

    private static string KindOf(MethodContract method) => method.Kind switch
    {
        MethodType.Unary => "unary",
        MethodType.ServerStreaming => "server stream",
        MethodType.ClientStreaming => "client stream",
        _ => "duplex",
    };

    private static IEnumerable<string> Policies(MethodContract method)
    {
        if (method.HasNoSideEffects)
        {
            yield return "no side effects";
        }
        else if (method.IsIdempotent)
        {
            yield return "idempotent";
        }

        if (method.Deadline is { } deadline)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"deadline {deadline.TotalSeconds:0.###} s");
        }

        foreach (var fault in method.Faults)
        {
            yield return $"fault {MessageText.ShortName(fault.Name)}";
        }
    }
}
