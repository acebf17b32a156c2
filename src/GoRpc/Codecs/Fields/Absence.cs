using System.Diagnostics.CodeAnalysis;

namespace GoRpc.Codecs.Fields;

/// <summary>What a field has nothing of.</summary>
internal static class Absence
{
    /// <summary>Whether a value is null. Code compiled for debugging boxes a number to ask it, hence the question before.</summary>
    public static bool IsNull<T>([NotNullWhen(false)] T? value) => !typeof(T).IsValueType && value is null;
}
