using System.Collections;
using System.Globalization;

namespace GoRpc.Unit.Tests.Codecs.Generated;

/// <summary>A value as a text that tells apart what the wire tells apart, so that two values can be compared and shown.</summary>
internal static class Rendering
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        // The runtime takes an sbyte[] for a byte[] as well.
        byte[] bytes when bytes.GetType() == typeof(byte[]) => $"x{Convert.ToHexString(bytes)}",
        double number => BitConverter.DoubleToUInt64Bits(number).ToString("X16", CultureInfo.InvariantCulture),
        float number => BitConverter.SingleToUInt32Bits(number).ToString("X8", CultureInfo.InvariantCulture),
        // The kind is what the contract makes of it; the instant is the value.
        DateTime time => time.Ticks.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcTicks.ToString(CultureInfo.InvariantCulture),
        char character => ((int)character).ToString(CultureInfo.InvariantCulture),
        Uri uri => uri.OriginalString,
        IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(key => $"{Of(key)}: {Of(map[key])}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        IFormattable scalar => scalar.ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => $"({string.Join("; ", value.GetType().GetProperties().Select(property => OfMember(property.GetValue(value), property.PropertyType)))})",
    };

    /// <summary>
    /// The same for a value that protobuf-net read: it leaves a member alone that is absent, and GoRpc leaves out an empty text, so
    /// a type without initialisers has null there.
    /// </summary>
    public static string WithoutNulls(object value) => $"({string.Join("; ", value.GetType().GetProperties().Select(property => property.GetValue(value) switch
    {
        null when property.PropertyType == typeof(string) => Of(""),
        null when property.PropertyType == typeof(byte[]) => Of(Array.Empty<byte>()),
        IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(key => $"{Of(key)}: {WithoutNullsIn(map[key]!, value)}"))}}}",
        IEnumerable list when list is not string && list.GetType() != typeof(byte[]) => $"[{string.Join(", ", list.Cast<object>().Select(element => WithoutNullsIn(element, value)))}]",
        // Behind the collections: an array belongs to the assembly of its elements.
        { } message when message.GetType().Assembly == value.GetType().Assembly => WithoutNulls(message),
        var member => OfMember(member, property.PropertyType),
    }))})";

    private static string WithoutNullsIn(object element, object owner) =>
        element.GetType().Assembly == owner.GetType().Assembly ? WithoutNulls(element) : Of(element);

    // A null collection arrives empty: that is the contract.
    private static string OfMember(object? value, Type type) => value is not null || !IsCollection(type) ? Of(value)
        : type.IsAssignableTo(typeof(IDictionary)) ? "{}"
        : "[]";

    private static bool IsCollection(Type type) => type != typeof(string) && type != typeof(byte[]) && type.IsAssignableTo(typeof(IEnumerable));
}
