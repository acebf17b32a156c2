using System.Text;
using GoRpc.Contracts;

namespace GoRpc.Validation;

/// <summary>Paths of C# members, <c>Lines[3].UnitPrice</c>, as paths of fields, <c>lines[3].unit_price</c>.</summary>
internal static class FieldPaths
{
    /// <summary>The path of fields. What is no member of the contract is written as it would be if it were one; what stands in brackets stays as it is.</summary>
    /// <param name="message">The message that the path begins in; null when it is not known.</param>
    /// <param name="members">The path of members.</param>
    public static string Of(MessageContract? message, string members)
    {
        var path = new StringBuilder();
        for (var position = 0; position < members.Length;)
        {
            if (members[position] == '[')
            {
                var end = members.IndexOf(']', position) is var close && close < 0 ? members.Length : close + 1;
                path.Append(members, position, end - position);
                position = end;
            }
            else if (members[position] == '.')
            {
                position++;
            }
            else
            {
                var end = members.IndexOfAny(['.', '['], position) is var stop && stop < 0 ? members.Length : stop;
                var field = Find(message, members[position..end]);
                path.Append(path.Length == 0 ? "" : ".").Append(field?.ProtoName ?? ProtoNames.Field(members[position..end]));
                message = field?.Value.Message;
                position = end;
            }
        }

        return path.ToString();
    }

    /// <summary>A path inside another.</summary>
    public static string Join(string outer, string inner) =>
        outer.Length == 0 || inner.Length == 0 || inner[0] == '[' ? outer + inner : $"{outer}.{inner}";

    private static FieldContract? Find(MessageContract? message, string name)
    {
        for (var level = message; level is not null; level = level.Base)
        {
            if (level.Fields.FirstOrDefault(field => field.Name == name) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
