using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.Reflection;
using GoRpc.Schema.Descriptors;
using GoRpc.Schema.Model;

namespace GoRpc.Schema.Parsing;

/// <summary>Reads .proto files with protobuf-net's compiler.</summary>
internal static class ProtoParser
{
    private static readonly GoRpcSerializer Serializer = new();

    /// <exception cref="SchemaException">The files have faults; the message lists all of them.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "protobuf-net serialises its own descriptors with code that it was compiled with.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    public static IReadOnlyList<SchemaFile> Parse(IEnumerable<ProtoFile> files)
    {
        var set = new FileDescriptorSet();
        foreach (var file in files)
        {
            set.Add(file.Path, includeInOutput: true, new StringReader(file.Text));
        }

        set.Process();
        var faults = set.GetErrors().Where(error => error.IsError).ToList();
        if (faults.Count > 0)
        {
            throw SchemaException.Faulty(faults.Select(fault => $"{fault.File}({fault.LineNumber},{fault.ColumnNumber}): {fault.Message}"));
        }

        return [.. set.Files.Select(file => DescriptorReader.Read(Serializer.Deserialize<Descriptors.FileDescriptor>(BytesOf(file))))];
    }

    private static byte[] BytesOf(FileDescriptorProto file)
    {
        using var bytes = new MemoryStream();
        ProtoBuf.Serializer.Serialize(bytes, file);
        return bytes.ToArray();
    }
}
