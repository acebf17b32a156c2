using GoRpc.Calls;
using GoRpc.Contracts;
using GoRpc.Schema.Model;
using Grpc.Core;

namespace GoRpc.Client.Dynamic;

/// <summary>A method that is known by its schema alone; its messages are bytes. It has the policies that its schema tells of: whether it is idempotent.</summary>
internal sealed class DynamicMethod : Method<byte[], byte[]>, IContractMethod
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static bytes => bytes, static bytes => bytes);

    public DynamicMethod(SchemaService service, SchemaMethod method, SchemaMessage request, SchemaMessage response)
        : base(KindOf(method), service.Name, method.Name, Bytes, Bytes)
    {
        Request = request;
        Response = response;
        Contract = new MethodContract(() => throw new NotSupportedException($"'{FullName}' is known by its schema alone; it has no C# method."))
        {
            ServiceName = service.Name,
            Name = method.Name,
            Kind = Type,
            Request = new PayloadContract(PayloadForm.Wrapped, new MessageContract(null, request.Name)),
            Response = new PayloadContract(PayloadForm.Wrapped, new MessageContract(null, response.Name)),
            IsIdempotent = method.Idempotency is not SchemaIdempotency.Unknown,
            HasNoSideEffects = method.Idempotency is SchemaIdempotency.NoSideEffects,
        };
    }

    public MethodContract Contract { get; }

    public SchemaMessage Request { get; }

    public SchemaMessage Response { get; }

    private static MethodType KindOf(SchemaMethod method) => (method.HasRequestStream, method.HasResponseStream) switch
    {
        (false, false) => MethodType.Unary,
        (true, false) => MethodType.ClientStreaming,
        (false, true) => MethodType.ServerStreaming,
        (true, true) => MethodType.DuplexStreaming,
    };
}
