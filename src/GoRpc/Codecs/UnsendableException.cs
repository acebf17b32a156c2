namespace GoRpc.Codecs;

/// <summary>
/// A codec met a value that its contract forbids. It says no more: the fast path only detects, and
/// <see cref="ViolationFinder"/> then walks the value once more to say where and what. Never leaves the codecs.
/// </summary>
internal sealed class UnsendableException : Exception;
