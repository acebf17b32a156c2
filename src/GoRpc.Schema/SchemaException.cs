using GoRpc.Contracts;

namespace GoRpc.Schema;

/// <summary>A contract that GoRpc can serve and call and that no .proto can say, or a .proto with faults.</summary>
public sealed class SchemaException : Exception
{
    internal SchemaException(string message)
        : base(message)
    {
    }

    internal static SchemaException SameField(MessageContract message, string name, IReadOnlyList<int> numbers) => new(
        $"The fields {string.Join(" and ", numbers)} of '{message.Name}' are both '{name}' in a .proto. Name one differently: "
        + "[DataMember(Order = n, Name = \"…\")] or [ProtoMember(n, Name = \"…\")], or rename the parameter.");

    internal static SchemaException SameEnumValue(EnumContract contract, string name) => new(
        $"Two values of '{contract.Name}' are both '{name}' in a .proto. Name one differently: [EnumMember(Value = \"…\")] or [ProtoEnum(Name = \"…\")].");

    internal static SchemaException SameName(string name, string first, string second) => new(
        $"'{name}' would be {first} and {second}. Give one of them a name of its own: [DataContract(Name = \"…\")], [ProtoContract(Name = \"…\")] or [Service(\"…\")].");

    internal static SchemaException Circle(IEnumerable<string> packages) => new(
        $"The messages of the packages {string.Join(", ", packages.Select(package => $"'{package}'"))} need each other in a circle, which .proto files can't. "
        + "Put them into one package: [DataContract(Name = \"package.Name\")].");

    internal static SchemaException Faulty(IEnumerable<string> faults) => new("The .proto files have faults:\n" + string.Join('\n', faults.Select(fault => $"- {fault}")));
}
