using GoRpc.Contracts.Reading;

namespace GoRpc.Contracts.Checks;

/// <summary>The wording of faults of members, apart from their numbers and types: GORPC130 to GORPC139.</summary>
internal static class MemberFaults
{
    public static ContractFault NotADataContract(Place place, int number) => new(
        "GORPC130",
        place,
        "is a [DataMember] of a type without [DataContract], so that it would not travel",
        "Members and type are marked with attributes of the same family",
        $"Write [ProtoMember({number})] on the member, or [DataContract] on the type");

    public static ContractFault NotReadable(Place place) => new(
        "GORPC131",
        place,
        "has no getter",
        "The sender reads the value of each member",
        "Add a getter; it may be private");

    public static ContractFault UnsupportedFeature(Place place, string feature, string instead) => new(
        "GORPC132",
        place,
        feature,
        "GoRpc reads only what a .proto file could say in the same way for every language",
        instead);
}
