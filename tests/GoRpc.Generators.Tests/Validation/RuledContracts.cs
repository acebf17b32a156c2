using GoRpc.Generators.Tests.Emit;

namespace GoRpc.Generators.Tests.Validation;

/// <summary>Messages whose members have rules, drawn at random, in one assembly that GoRpc compiles.</summary>
internal sealed class RuledContracts
{
    private const int MembersPerMessage = 3;

    private const string Declarations =
        """
        public enum Kind { None, One, Two, Seven = 7 }

        public sealed class OddAttribute() : ValidationAttribute("{0} is odd.")
        {
            public override bool IsValid(object? value) => value is not (null or 1 or 5L or "abc" or 1.5 or byte[] { Length: 1 });
        }

        public sealed class ToldAttribute : ValidationAttribute
        {
            protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
                value is "abc" or "5" or 5 or 5u or System.Collections.ICollection { Count: 3 } ? new ValidationResult($"{context.DisplayName} of {context.ObjectType.Name}", [context.MemberName!]) : ValidationResult.Success;
        }

        [AttributeUsage(AttributeTargets.Class)]
        public sealed class FewAttribute : ValidationAttribute
        {
            public override bool IsValid(object? value) => value!.GetHashCode() % 2 == 0;
        }

        public static class Own
        {
            public static ValidationResult? Short(string? value, ValidationContext context) => value?.Length > 2 ? new ValidationResult($"{context.DisplayName} is long.", [context.MemberName!]) : null;
        }
        """;

    private readonly Dictionary<string, RuledMember[]> _messages = [];

    public RuledContracts(int firstSeed, int count)
    {
        var sources = Enumerable.Range(firstSeed, count).Select(seed => Declare($"M{seed}", new Random(seed))).ToList();
        Assembly = Source.Load(Generation.Complete(Source.Compile($"Ruled{firstSeed}", $$"""
            using System.ComponentModel.DataAnnotations;
            using System.Runtime.Serialization;
            using ProtoBuf;
            using ProtoBuf.Grpc.Configuration;

            [assembly: CompatibilityLevel(CompatibilityLevel.Level300)]

            namespace Ruled;

            {{Declarations}}

            [Service]
            public interface IRuled
            {
                {{string.Join("\n    ", _messages.Keys.Select(name => $"Task Take{name}Async({name} message);"))}}
            }

            {{string.Concat(sources)}}
            """)));
    }

    public System.Reflection.Assembly Assembly { get; }

    public IEnumerable<string> Names => _messages.Keys;

    /// <summary>A value of a message with values at the limits of its rules.</summary>
    public object Make(string name, Random random)
    {
        var type = Assembly.GetType($"Ruled.{name}", throwOnError: true)!;
        var value = Activator.CreateInstance(type)!;
        foreach (var (index, member) in _messages[name].Index())
        {
            var property = type.GetProperty($"P{index + 1}")!;
            var drawn = member.Values[random.Next(member.Values.Length)];
            var target = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(value, drawn is not null && target.IsEnum ? Enum.ToObject(target, drawn) : drawn);
        }

        type.GetField("Hash")!.SetValue(value, random.Next(8));
        return value;
    }

    private string Declare(string name, Random random)
    {
        var members = Enumerable.Range(0, MembersPerMessage).Select(_ => RuledMember.All[random.Next(RuledMember.All.Count)]).ToArray();
        _messages.Add(name, members);
        var properties = members.Select((member, index) =>
            $"    [DataMember(Order = {index + 1}){Rules(member, random)}{(random.Next(5) == 0 ? $", Display(Name = \"The {index + 1}\")" : "")}] public {member.Type} P{index + 1} {{ get; set; }}{(member.Type.EndsWith('?') ? "" : " = default!;")}");
        return $$"""

            [DataContract{{(random.Next(6) == 0 ? ", Few" : "")}}]
            public sealed class {{name}} : IValidatableObject
            {
            {{string.Join("\n", properties)}}

                public int Hash;

                public override int GetHashCode() => Hash;

                public IEnumerable<ValidationResult> Validate(ValidationContext context)
                {
                    if (Hash == 4) { yield return new ValidationResult("Hash of " + context.DisplayName, [nameof(P1), nameof(P2)]); }
                    if (Hash == 2) { yield return new ValidationResult("Whole"); yield return ValidationResult.Success!; }
                }
            }
            """;
    }

    // One attribute of a kind, as C# wants it.
    private static string Rules(RuledMember member, Random random) => string.Concat(
        member.Rules.OrderBy(_ => random.Next()).DistinctBy(rule => rule.Split('(')[0]).Take(random.Next(1, 3)).Select(rule => $", {rule}"));
}
