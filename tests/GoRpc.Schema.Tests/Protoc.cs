using System.Diagnostics;
using System.Reflection;
using Google.Protobuf.Reflection;
using GoRpc.Tests.Shared;

namespace GoRpc.Schema.Tests;

/// <summary>The compiler of protobuf, as the package Grpc.Tools has it.</summary>
internal static class Protoc
{
    /// <summary>Compiles the files of a schema.</summary>
    /// <returns>Their descriptors, with comments.</returns>
    public static async Task<FileDescriptorSet> CompileAsync(ProtoSchema schema)
    {
        var folder = Directory.CreateTempSubdirectory("gorpc-proto-");
        try
        {
            foreach (var file in schema.Files)
            {
                var path = Path.Combine(folder.FullName, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, file.Text);
            }

            var descriptors = Path.Combine(folder.FullName, "all.pb");
            await RunAsync(folder.FullName, [
                $"--proto_path={folder.FullName}", $"--proto_path={Path.Combine(Tools, "build", "native", "include")}",
                "--include_imports", $"--descriptor_set_out={descriptors}", .. schema.Files.Select(file => file.Path)]);
            return FileDescriptorSet.Parser.ParseFrom(await File.ReadAllBytesAsync(descriptors));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Tools { get; } = typeof(Protoc).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "GrpcTools").Value!;

    private static string Executable { get; } = Path.Combine(
        Tools,
        "tools",
        OperatingSystem.IsWindows() ? "windows_x64" : OperatingSystem.IsMacOS() ? "macosx_x64" : $"linux_{System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}",
        OperatingSystem.IsWindows() ? "protoc.exe" : "protoc");

    private static async Task RunAsync(string folder, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Executable, arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().Within("protoc");
        Assert.True(process.ExitCode == 0, await errors);
    }
}
