using System.Globalization;

namespace GoRpc.Generators.Tests.Validation;

/// <summary>A kind of member: its type, the rules that may stand on it, and values at and around their limits.</summary>
internal sealed record RuledMember(string Type, string[] Rules, object?[] Values)
{
    private static readonly string[] Texts =
    [
        "", " ", "\t\n", "a", "ab", "abc", "abcd", "AB-1", "AB-12", "xAB-1", "AB-1\n", "a@b", "@b", "a@", "a@b@c", "a@b\r", "http://x", "HTTPS://x", "ftp:/x", "+49 (30) 1 ext. 7", "12x",
        "4111 1111 1111 1111", "4111-1111-1111-1112", "x.png", "x.gif", "png", "YQ==", "YQ=", "one", "ONE", "ünï", "m", "zz", "-1", "5", "1.5",
    ];

    private static readonly string[] OfText =
    [
        "Required", "Required(AllowEmptyStrings = true)", "StringLength(3)", "StringLength(4, MinimumLength = 2)", "StringLength(0)", "MinLength(0)", "MinLength(3)", "MaxLength(2)", "MaxLength", "MaxLength(-1)",
        "Length(1, 3)", "RegularExpression(\"[A-Z]{2}-[0-9]\")", "RegularExpression(\"^a|ab$\")", "RegularExpression(\"a*\")", "EmailAddress", "Url", "Phone", "CreditCard", "FileExtensions", "FileExtensions(Extensions = \"gif\")",
        "Base64String", "AllowedValues(\"one\", \"abc\")", "AllowedValues(\"one\", null)", "DeniedValues(\"abc\", \"\")", "DeniedValues(\"abc\", null)", "EnumDataType(typeof(Kind))", "Range(typeof(string), \"b\", \"n\")",
        "Odd", "Told", "StringLength(2, ErrorMessage = \"{0} of {1}\")", "DataType(DataType.Url)", "CustomValidation(typeof(Own), nameof(Own.Short))",
    ];

    private static readonly string[] OfWholes = ["Range(-1, 5)", "Range(0, 5, MinimumIsExclusive = true)", "Range(-1, 5, MaximumIsExclusive = true)", "Range(-1.5, 4.5)", "Range(double.NegativeInfinity, 3)", "Required", "Odd", "Told", "RegularExpression(\"[0-4]\")"];

    private static readonly string[] OfFractions = ["Range(-1, 5)", "Range(-1, 5, MaximumIsExclusive = true)", "Range(0.5, 4.5, MinimumIsExclusive = true)", "Range(-0.1, double.MaxValue)", "Required", "Odd"];

    private static readonly string[] OfCollections = ["Required", "MinLength(0)", "MinLength(2)", "MaxLength(1)", "MaxLength", "Length(1, 2)", "Odd", "Told"];

    public static IReadOnlyList<RuledMember> All { get; } =
    [
        new("string", OfText, [.. Texts, null]),
        new("string?", OfText, [.. Texts, null]),
        new("int", [.. OfWholes, "AllowedValues(1, 5)", "DeniedValues(0)", "Range(typeof(int), \"-1\", \"3\")"], [-2, -1, 0, 1, 2, 4, 5, 6, int.MinValue, int.MaxValue]),
        new("int?", [.. OfWholes, "AllowedValues(1, null)", "DeniedValues(0, null)"], [-2, -1, 0, 1, 5, 6, null]),
        new("sbyte", [.. OfWholes, "AllowedValues((sbyte)1, 5)"], [(sbyte)-2, (sbyte)-1, (sbyte)0, (sbyte)1, (sbyte)5, (sbyte)6]),
        new("byte?", [.. OfWholes, "DeniedValues((byte)1, 5)"], [(byte)0, (byte)1, (byte)5, (byte)6, null]),
        new("short", OfWholes, [(short)-2, (short)-1, (short)0, (short)5, (short)6]),
        new("ushort", OfWholes, [(ushort)0, (ushort)5, (ushort)6]),
        new("uint", [.. OfWholes, "AllowedValues(1u)"], [0u, 1u, 5u, 6u, (uint)int.MaxValue]),
        new("long", [.. OfWholes, "AllowedValues(1L, 2)"], [-2L, -1L, 0L, 1L, 2L, 5L, 6L, (long)int.MinValue]),
        new("ulong?", [.. OfWholes, "DeniedValues(1ul)"], [0ul, 1ul, 5ul, 6ul, null]),
        new("char", ["Range(97, 98)", "AllowedValues('a', 'c')", "Required", "RegularExpression(\"[ab]\")"], ['a', 'b', 'c', '\0']),
        new("float", [.. OfFractions, "AllowedValues(1.5f)"], [-1.6f, -1.5f, -1f, -0.1f, 0f, 0.5f, 1.5f, 4.5f, 5.49f, 5.5f, 6f]),
        new("double?", [.. OfFractions, "AllowedValues(1.5, double.NaN)", "Range(typeof(double), \"0.5\", \"1e3\")"], [-1.5, -1.5000001, -0.5, -0.1, 0.0, -0.0, 0.5, 1.5, 4.5, 5.4999, 5.5, 5.5001, 999.9, 1001.0, null]),
        new("decimal", [.. OfFractions, "Range(typeof(decimal), \"0.5\", \"4.50\")"], [-1.5m, -0.5m, 0m, 0.5m, 4.5m, 4.51m, 5.4m, 5.5m, 5.6m]),
        new("bool?", ["AllowedValues(true)", "DeniedValues(true, null)", "Required", "Range(typeof(bool), \"true\", \"true\")"], [true, false, null]),
        new("Kind", ["AllowedValues(Kind.One, Kind.Two)", "DeniedValues(Kind.None)", "EnumDataType(typeof(Kind))", "Range(1, 2)", "Range(0.5, 7)", "Range(typeof(Kind), \"One\", \"Two\")"], [0, 1, 2, 7, -1]),
        new("Kind?", ["AllowedValues(Kind.One, null)", "Required", "EnumDataType(typeof(Kind))", "Range(1, 2)"], [0, 1, 2, 7, null]),
        new("TimeSpan", ["Range(typeof(TimeSpan), \"00:00:01\", \"1.00:00:00\")", "Range(typeof(TimeSpan), \"00:00:01\", \"1.00:00:00\", MaximumIsExclusive = true)"], [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), TimeSpan.FromDays(2)]),
        new("DateOnly?", ["Range(typeof(DateOnly), \"2026-01-01\", \"2026-12-31\")", "Required"], [new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1), null]),
        new("DateTimeOffset", ["Range(typeof(DateTimeOffset), \"2026-01-01T00:00:00Z\", \"2026-12-31T00:00:00Z\")"], [DateTimeOffset.UnixEpoch, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)]),
        new("Guid", ["Required", "Told", "RegularExpression(\"0.*\")"], [Guid.Empty, new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)]),
        new("byte[]", OfCollections, [Array.Empty<byte>(), new byte[] { 1 }, new byte[] { 1, 2 }, new byte[] { 1, 2, 3 }, null]),
        new("List<int>", OfCollections, [.. Lists(count => Enumerable.Range(0, count).ToList())]),
        new("IReadOnlyCollection<string>", OfCollections, [.. Lists(count => new HashSet<string>(Enumerable.Range(0, count).Select(index => index.ToString(CultureInfo.InvariantCulture))))]),
        new("HashSet<string>?", OfCollections, [.. Lists(count => new HashSet<string>(Enumerable.Range(0, count).Select(index => index.ToString(CultureInfo.InvariantCulture))))]),
        new("int[]", OfCollections, [.. Lists(count => new int[count])]),
        new("Dictionary<string, int>", OfCollections, [.. Lists(count => Enumerable.Range(0, count).ToDictionary(index => index.ToString(CultureInfo.InvariantCulture)))]),
    ];

    private static IEnumerable<object?> Lists(Func<int, object> make) => [null, .. Enumerable.Range(0, 4).Select(make)];
}
