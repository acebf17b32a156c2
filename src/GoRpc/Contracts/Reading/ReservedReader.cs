namespace GoRpc.Contracts.Reading;

/// <summary>Numbers that no member or enum value may use any more.</summary>
internal static class ReservedReader
{
    /// <summary>The numbers of GoRpc's [Reserved], in order.</summary>
    public static IReadOnlyList<int> NumbersOf(Type type) =>
        [.. Annotation.All(type, Attributes.Reserved).SelectMany(reserved => reserved.Many<int>("numbers")).Distinct().OrderBy(number => number)];

    /// <summary>Whether a number is retired, by [Reserved] or by protobuf-net's [ProtoReserved], which knows ranges.</summary>
    public static bool IsReserved(Type type, int number) =>
        NumbersOf(type).Contains(number)
        || Annotation.All(type, Attributes.ProtoReserved).Any(range =>
            (range.Number("from") ?? range.Number("field")) is { } from && number >= from && number <= (range.Number("to") ?? from));
}
