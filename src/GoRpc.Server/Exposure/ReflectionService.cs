using System.Runtime.CompilerServices;
using GoRpc.Schema.Descriptors;
using GoRpc.Schema.Model;
using GoRpc.Schema.Reflection;
using Grpc.Core;

namespace GoRpc.Server.Exposure;

/// <summary>Tells callers what the host serves, so that they need no files for it.</summary>
internal sealed class ReflectionService(HostSchema schema) : IServerReflectionV1, IServerReflectionV1Alpha
{
    private static readonly GoRpcSerializer Serializer = new();

    public async IAsyncEnumerable<ReflectionResponse> AskAsync(
        IAsyncEnumerable<ReflectionRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var request in requests.WithCancellation(cancellationToken))
        {
            yield return Answer(request) with { ValidHost = request.Host, OriginalRequest = request };
        }
    }

    private ReflectionResponse Answer(ReflectionRequest request) => request switch
    {
        { ListServices: not null } => new ReflectionResponse
        {
            ListServicesResponse = new ListServiceResponse
            {
                Service = [.. schema.Index.Services.Select(service => new ServiceResponse { Name = service.Name }).OrderBy(service => service.Name, StringComparer.Ordinal)],
            },
        },
        { FileByFilename: { } path } => OfFile(schema.Index.FindFile(path), $"There is no file '{path}' here."),
        { FileContainingSymbol: { } symbol } => OfFile(schema.Index.FindFileOf(symbol), $"There is no '{symbol}' here."),
        // Extensions are a thing of proto2; contracts have none.
        { AllExtensionNumbersOfType: { } type } => schema.Index.FindMessage(type) is null
            ? Error(StatusCode.NotFound, $"There is no message '{type}' here.")
            : new ReflectionResponse { AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = type } },
        { FileContainingExtension: { } extension } => Error(StatusCode.NotFound, $"'{extension.ContainingType}' has no extension {extension.ExtensionNumber}."),
        _ => Error(StatusCode.InvalidArgument, "The request asks for nothing."),
    };

    private ReflectionResponse OfFile(SchemaFile? file, string missing) => file is null ? Error(StatusCode.NotFound, missing) : new ReflectionResponse
    {
        FileDescriptorResponse = new FileDescriptorResponse
        {
            // The file that was asked for goes first; what it needs follows, which spares the caller to ask for it.
            FileDescriptorProto = [.. schema.Index.Closure(file).Reverse().Select(needed => Serializer.Serialize(DescriptorWriter.Describe(needed)))],
        },
    };

    private static ReflectionResponse Error(StatusCode code, string message) =>
        new() { ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message } };
}
