using Grpc.Core;

namespace GoRpc.Cli.Connecting;

/// <summary>Metadata as people type it.</summary>
internal static class Headers
{
    /// <exception cref="CliException">The text is no header.</exception>
    public static void Add(Metadata metadata, string text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0)
        {
            throw new CliException($"'{text}' is no header. Type -H \"name: value\".");
        }

        var (name, value) = (text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
        try
        {
            if (name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal))
            {
                metadata.Add(name, Convert.FromBase64String(value));
            }
            else
            {
                metadata.Add(name, value);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new CliException($"'{text}' is no header: {exception.Message}");
        }
    }
}
