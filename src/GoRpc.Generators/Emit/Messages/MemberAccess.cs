using GoRpc.Contracts;

namespace GoRpc.Generators.Emit.Messages;

/// <summary>Reads members of messages.</summary>
internal static class MemberAccess
{
    /// <summary>C# that reads a member.</summary>
    /// <param name="message">The message that declares it.</param>
    /// <param name="field">The field.</param>
    /// <param name="owner">C# of the message's value.</param>
    public static string Read(MessageContract message, FieldContract field, string owner) => $"{owner}.{Names.CSharp.Identifier(field.Member!.Name)}";
}
