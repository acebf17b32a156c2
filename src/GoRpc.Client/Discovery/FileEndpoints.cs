using System.Runtime.CompilerServices;

namespace GoRpc.Client.Discovery;

/// <summary>The endpoints that a JSON file lists, followed while it is edited: <c>file:endpoints.json</c>, <c>file:/etc/orders/endpoints.json</c>.</summary>
/// <param name="address">The address; a relative path counts from the working directory.</param>
/// <param name="timeProvider">The clock of the waits.</param>
internal sealed class FileEndpoints(string address, TimeProvider timeProvider) : IEndpointSource
{
    public const string Scheme = "file";

    // Network drives and links to other folders report no changes.
    internal static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    // Longer than it takes to write a file, shorter than anybody would notice.
    internal static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(200);

    private readonly string _path = PathOf(address);
    private string? _told;

    /// <summary>What is wrong with an address of this kind and what to type instead; null when nothing is.</summary>
    public static string? FindFault(string text) =>
        Path.GetFileName(PathOf(text)).Length > 0 ? null : $"'{text}' names no file. Type for example 'file:endpoints.json'";

    public async IAsyncEnumerable<IReadOnlyList<GoRpcEndpoint>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = new FileChanges(_path);
        byte[]? last = null;
        while (true)
        {
            var read = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (read.Fault is { } first && first.Message != _told)
            {
                // It may be half-written.
                await Task.Delay(Settling, timeProvider, cancellationToken).ConfigureAwait(false);
                read = await ReadAsync(cancellationToken).ConfigureAwait(false);
            }

            // A fault is thrown once. Watched anew, the file is not read until it changes: so an edit that mends it counts at once.
            if (read.Fault is { } fault && fault.Message != _told)
            {
                _told = fault.Message;
                throw fault;
            }

            if (read.Fault is null)
            {
                _told = null;
                if (last is null || !last.AsSpan().SequenceEqual(read.Content))
                {
                    last = read.Content;
                    yield return read.Endpoints;
                }
            }

            await changes.WaitAsync(Poll, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string PathOf(string address)
    {
        var path = address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return path.StartsWith("//", StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.LocalPath
            : path.Length == 0 ? path
            : Path.GetFullPath(path);
    }

    private async Task<(byte[] Content, IReadOnlyList<GoRpcEndpoint> Endpoints, InvalidDataException? Fault)> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] content = [];
        try
        {
            content = await File.ReadAllBytesAsync(_path, cancellationToken).ConfigureAwait(false);
            return (content, EndpointFile.Read(content, _path), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (content, [], new InvalidDataException($"The file '{_path}' can't be read: {exception.Message} Write it, or correct the client's address.", exception));
        }
        catch (InvalidDataException fault)
        {
            return (content, [], fault);
        }
    }
}
