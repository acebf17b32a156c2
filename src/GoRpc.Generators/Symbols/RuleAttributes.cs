using System.ComponentModel.DataAnnotations;

namespace GoRpc.Generators.Symbols;

/// <summary>A compiler has no attributes to ask, only what was written; the reading over reflection makes them.</summary>
internal static class RuleAttributes
{
    public static ValidationAttribute Of(CustomAttributeData written) => throw new NotSupportedException($"'{written.AttributeType}' is known by its text alone.");
}
