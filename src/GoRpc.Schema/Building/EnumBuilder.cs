using System.Diagnostics.CodeAnalysis;
using GoRpc.Contracts;
using GoRpc.Schema.Comments;
using GoRpc.Schema.Model;

namespace GoRpc.Schema.Building;

/// <summary>Builds enums from those of contracts.</summary>
internal sealed class EnumBuilder(ContractComments comments)
{
    public SchemaEnum Build(EnumContract contract)
    {
        var name = FullName.ShortOf(contract.Name);
        var values = contract.Values
            .Select(value => new SchemaEnumValue(ProtoNames.EnumValue(name, value.Key), (int)value.Value)
            {
                Comment = comments.OfMember(contract.Type, value.Key),
                IsDeprecated = IsObsolete(contract.Type, value.Key),
            })
            // proto3 wants zero first; the others stay as they were declared.
            .OrderBy(value => value.Number != 0)
            .ToList();
        if (values.Count == 0 || values[0].Number != 0)
        {
            values.Insert(0, new SchemaEnumValue(ProtoNames.EnumValue(name, "Unspecified"), 0) { Comment = "No value of the contract." });
        }

        if (values.GroupBy(value => value.Name).FirstOrDefault(group => group.Count() > 1) is { } clash)
        {
            throw SchemaException.SameEnumValue(contract, clash.Key);
        }

        return new SchemaEnum(contract.Name, values) { Comment = comments.Of(contract.Type), Reserved = ReservedIn(contract.Type), IsDeprecated = contract.Type.IsDefined(typeof(ObsoleteAttribute), inherit: false) };
    }

    private static int[] ReservedIn(Type type) =>
        [.. type.GetCustomAttributes(typeof(ReservedAttribute), inherit: false).Cast<ReservedAttribute>().SelectMany(reserved => reserved.Numbers)];

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Fields of an enum that is used are kept.")]
    private static bool IsObsolete(Type type, string name) => type.GetField(name)?.IsDefined(typeof(ObsoleteAttribute), inherit: false) == true;
}
