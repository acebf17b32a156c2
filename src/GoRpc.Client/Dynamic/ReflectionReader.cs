using System.Threading.Channels;
using GoRpc.Schema.Descriptors;
using GoRpc.Schema.Model;
using GoRpc.Schema.Reflection;
using Grpc.Core;

namespace GoRpc.Client.Dynamic;

/// <summary>Asks a host what it serves (https://github.com/grpc/grpc/blob/master/doc/server-reflection.md).</summary>
internal static class ReflectionReader
{
    private static readonly GoRpcSerializer Serializer = new();

    /// <exception cref="GoRpcException">The host has no reflection, or can't be asked.</exception>
    public static async Task<SchemaIndex> ReadAsync(GoRpcChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(channel.CreateClient<IServerReflectionV1>(), cancellationToken).ConfigureAwait(false);
        }
        catch (GoRpcException exception) when (exception.StatusCode is StatusCode.Unimplemented)
        {
            // Older servers know the first version only.
            return await ReadOldAsync(channel, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<SchemaIndex> ReadOldAsync(GoRpcChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(channel.CreateClient<IServerReflectionV1Alpha>(), cancellationToken).ConfigureAwait(false);
        }
        catch (GoRpcException exception) when (exception.StatusCode is StatusCode.Unimplemented)
        {
            throw new GoRpcException(
                StatusCode.Unimplemented,
                $"The host at '{channel.Address}' has no reflection. Turn it on there (a GoRpc host: GoRpc:Server:ExposeContracts=true), or give the .proto files.",
                exception);
        }
    }

    private static async Task<SchemaIndex> ReadAsync(IServerReflection reflection, CancellationToken cancellationToken)
    {
        var questions = Channel.CreateUnbounded<ReflectionRequest>();
        var answers = reflection.AskAsync(questions.Reader.ReadAllAsync(cancellationToken), cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var _ = answers.ConfigureAwait(false);
        var files = new Dictionary<string, FileDescriptor>(StringComparer.Ordinal);
        var services = (await AskAsync(new ReflectionRequest { ListServices = "" }).ConfigureAwait(false)).ListServicesResponse?.Service ?? [];
        foreach (var service in services)
        {
            // One that a host lists and can't describe is no reason to do without the others.
            Take(await AskAsync(new ReflectionRequest { FileContainingSymbol = service.Name }).ConfigureAwait(false));
        }

        while (files.Values.SelectMany(file => file.Dependency).FirstOrDefault(path => !files.ContainsKey(path)) is { } missing)
        {
            var answer = await AskAsync(new ReflectionRequest { FileByFilename = missing }).ConfigureAwait(false);
            Take(answer);
            // Without it, whatever needs it is reported when it is used.
            files.TryAdd(missing, new FileDescriptor { Name = missing });
        }

        questions.Writer.Complete();
        return new SchemaIndex(files.Values.Select(DescriptorReader.Read));

        async Task<ReflectionResponse> AskAsync(ReflectionRequest question)
        {
            await questions.Writer.WriteAsync(question, cancellationToken).ConfigureAwait(false);
            return await answers.MoveNextAsync().ConfigureAwait(false)
                ? answers.Current
                : throw new GoRpcException(StatusCode.Internal, "The host ended its reflection before it had answered.");
        }

        void Take(ReflectionResponse answer)
        {
            foreach (var bytes in answer.FileDescriptorResponse?.FileDescriptorProto ?? [])
            {
                var file = Serializer.Deserialize<FileDescriptor>(bytes);
                files[file.Name] = file;
            }
        }
    }
}
