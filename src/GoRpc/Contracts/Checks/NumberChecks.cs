using System.Reflection;
using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The numbers that fields may have (https://protobuf.dev/programming-guides/proto3/#assigning).</summary>
internal static class NumberChecks
{
    private const int Largest = 536_870_911;
    private const int FirstOfProtobuf = 19_000;
    private const int LastOfProtobuf = 19_999;

    public static IEnumerable<ContractFault> FindFaults(
        Type type, IReadOnlyList<FieldSource> members, IReadOnlyList<(int Number, Type Type)> includes, MethodInfo? usedBy)
    {
        var uses = members.Select(member => (member.Number, member.Place, Use: member.Place.Part))
            .Concat(includes.Select(include => (include.Number, Place: Place.Of(type, usedBy), Use: $"[ProtoInclude] of '{Describe.Type(include.Type)}'")))
            .ToArray();
        var next = NextFree(type);
        foreach (var use in uses)
        {
            if (use.Number is <= 0 or > Largest)
            {
                yield return NumberFaults.OutOfRange(use.Place, use.Number, Largest, next);
            }
            else if (use.Number is >= FirstOfProtobuf and <= LastOfProtobuf)
            {
                yield return NumberFaults.OfProtobuf(use.Place, use.Number, next);
            }
            else if (ReservedReader.IsReserved(type, use.Number))
            {
                yield return NumberFaults.Retired(use.Place, use.Number, next);
            }
        }

        foreach (var same in uses.GroupBy(use => use.Number).Where(group => group.Count() > 1))
        {
            yield return NumberFaults.Duplicate(Place.Of(type, usedBy) with { Subject = same.Last().Place.Subject }, same.Key, [.. same.Select(use => use.Use)], next);
        }
    }

    /// <summary>The number after the largest that a type uses or has retired: what to write on its next member.</summary>
    public static int NextFree(Type type)
    {
        var members = MemberReader.MembersOf(type).SelectMany(member => new[]
        {
            Annotation.Find(member, Attributes.ProtoMember)?.Number("tag"),
            Annotation.Find(member, Attributes.DataMember)?.Number("Order"),
        });
        var partials = Annotation.All(type, Attributes.ProtoPartialMember).Select(partial => partial.Number("tag"));
        var includes = Annotation.All(type, Attributes.ProtoInclude).Select(include => include.Number("tag"));
        var used = members.Concat(partials).Concat(includes).OfType<int>().Concat(ReservedReader.NumbersOf(type));
        return used.Where(number => number is > 0 and < FirstOfProtobuf - 1).DefaultIfEmpty().Max() + 1;
    }
}
