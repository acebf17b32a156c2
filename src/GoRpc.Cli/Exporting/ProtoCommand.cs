using System.CommandLine;
using GoRpc.Cli.Connecting;
using GoRpc.Cli.Sources;
using GoRpc.Schema;
using GoRpc.Schema.Text;

namespace GoRpc.Cli.Exporting;

/// <summary><c>gorpc proto</c>: writes .proto files.</summary>
internal static class ProtoCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("target") { Description = SchemaTarget.Help };
        var output = new Option<DirectoryInfo>("--output", "-o") { Description = "The folder to write the files to. [default: to standard output]", HelpName = "folder" };
        var connection = new ConnectionOptions();
        var command = new Command("proto", "Writes the .proto files of contracts, or of what a host serves.") { target, output };
        connection.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var files = await ReadAsync(result.GetRequiredValue(target), connection, result, cancellationToken);
            foreach (var file in files)
            {
                if (result.GetValue(output) is { } folder)
                {
                    await WriteAsync(folder, file, cancellationToken);
                }
                else
                {
                    Console.WriteLine($"// {file.Path}\n{file.Text}");
                }
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ProtoFile>> ReadAsync(string target, ConnectionOptions connection, ParseResult result, CancellationToken cancellationToken)
    {
        if (!SchemaTarget.IsHost(target))
        {
            return SchemaTarget.ReadFiles(target).Files;
        }

        var schema = await SchemaTarget.ReadAsync(target, connection, result, cancellationToken);
        // Every compiler has those of google/protobuf, and those of grpc are on every machine that needs them.
        return [.. schema.Files
            .Where(file => !file.Path.StartsWith("google/protobuf/", StringComparison.Ordinal) && !file.Package.StartsWith("grpc.", StringComparison.Ordinal))
            .Select(file => new ProtoFile(file.Path, ProtoText.Of(file)))];
    }

    private static async Task WriteAsync(DirectoryInfo folder, ProtoFile file, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(Path.Combine(folder.FullName, file.Path));
        // A path comes from the other side, which must not choose where it is written.
        if (!path.StartsWith(folder.FullName.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new CliException($"The file '{file.Path}' would be written outside of '{folder.FullName}'.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, file.Text, cancellationToken);
        Console.WriteLine(path);
    }
}
