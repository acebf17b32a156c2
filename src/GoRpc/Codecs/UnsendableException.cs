using System.Diagnostics.CodeAnalysis;

namespace GoRpc.Codecs;

/// <summary>
/// A codec met a value that its contract forbids. It says no more: the fast path only detects, and
/// <see cref="ViolationFinder"/> then walks the value once more to say where and what. Never leaves the codecs.
/// </summary>
internal sealed class UnsendableException : Exception
{
    /// <summary>Throws out of line, so that the code which only might throw stays short enough to be inlined.</summary>
    [DoesNotReturn]
    public static void Throw() => throw new UnsendableException();
}
