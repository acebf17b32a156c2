using System.Text;

namespace GoRpc.Contracts;

/// <summary>
/// Names of members, parameters and enum values as they are in a .proto, by its style guide
/// (https://protobuf.dev/programming-guides/style/). Schemas, JSON and the paths of violations all take them from here.
/// </summary>
internal static class ProtoNames
{
    /// <summary>A member or parameter as a field: <c>UnitPrice</c> is <c>unit_price</c>, <c>HTTPStatus2Code</c> is <c>http_status2_code</c>.</summary>
    public static string Field(string name) => Split(name).ToLowerInvariant();

    /// <summary>An enum value below its enum: <c>Buy</c> of <c>Side</c> is <c>SIDE_BUY</c>. A name that has the prefix already keeps it.</summary>
    public static string EnumValue(string enumName, string name)
    {
        var prefix = Split(enumName).ToUpperInvariant() + "_";
        var value = Split(name).ToUpperInvariant();
        return value.StartsWith(prefix, StringComparison.Ordinal) ? value : prefix + value;
    }

    /// <summary>A field in JSON: <c>unit_price</c> is <c>unitPrice</c> (https://protobuf.dev/programming-guides/json/, as protoc derives json_name).</summary>
    public static string Json(string field)
    {
        var text = new StringBuilder(field.Length);
        var startsWord = false;
        foreach (var letter in field)
        {
            if (letter == '_')
            {
                startsWord = true;
                continue;
            }

            text.Append(startsWord ? char.ToUpperInvariant(letter) : letter);
            startsWord = false;
        }

        return text.ToString();
    }

    // A word begins at a capital after a small letter or digit, and at the last capital of several before a small letter.
    private static string Split(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            var isStart = i > 0 && char.IsUpper(letter)
                && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (isStart)
            {
                text.Append('_');
            }

            // Names are C#'s, which has more letters than a .proto does.
            text.Append(letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' ? letter.ToString() : $"u{(int)letter:x4}");
        }

        return text.ToString().Trim('_');
    }
}
