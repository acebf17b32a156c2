using GoRpc.Contracts;
using GoRpc.Contracts.Reading;

namespace GoRpc.Generators.Hints;

/// <summary>GORPC302: types that derive from a message and are no part of the contract. One with a contract of its own is a fault.</summary>
internal static class DerivedTypeHints
{
    public static IEnumerable<ContractFault> Of(ServiceContract contract) =>
        from parent in contract.Messages.Select(message => message.Type).OfType<Type>()
        where !parent.IsSealed && !parent.IsValueType && Annotation.Find(parent, Attributes.ProtoContract)?.IsTrue("IgnoreUnknownSubTypes") != true
        from derived in Inheritance.DerivedInItsAssembly(parent)
        where !MessageReader.HasContract(derived) && !Inheritance.IncludesOf(parent).Any(include => include.Type == derived)
        select new ContractFault(
            "GORPC302",
            Place.Of(derived, null),
            $"derives from the message '{Describe.Type(parent)}', which does not include it",
            $"Where '{Describe.Type(parent)}' is declared, the members of '{Describe.Type(derived)}' stay behind: what arrives is the base type",
            $"Write [DataContract] on '{Describe.Type(derived)}' and [ProtoInclude(n, typeof({Describe.Type(derived)}))] on '{Describe.Type(parent)}', or do not send it");
}
