using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Validation;

/// <summary>Rules wherever a contract may have them.</summary>
[Service("spec.validation.Shop")]
public interface IRuledShop
{
    Task<string> PlaceAsync(Order order, [Range(1, 9)] int priority, [Display(Name = "The reason"), StringLength(5)] string? reason = null, CancellationToken cancellationToken = default);

    Task<string> SendAsync([Known] Order order);

    IAsyncEnumerable<string> FindAsync([StringLength(8, MinimumLength = 2)] string prefix);

    Task<int> UploadAsync(IAsyncEnumerable<Line> lines);

    Task<int> SumAsync([Range(0, 100)] IAsyncEnumerable<int> numbers);

    Task<int> AppendAsync([StringLength(4)] string name, [Known] IAsyncEnumerable<Line> lines);

    Task<int> CountAsync([StringLength(4)] string name, [Range(0, 100)] IAsyncEnumerable<int?> numbers);

    IAsyncEnumerable<int> EchoAsync(IAsyncEnumerable<Line> lines);

    Task<string> PlantAsync(Tree tree);

    Task<string> AdoptAsync(Animal animal);

    Task<string> PlainAsync(string anything);
}

/// <summary>A rule of the tests' own, which wants to know where it stands.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class KnownAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is Order { Customer: "nobody" } or Line { Article: "XX-0" } ? new ValidationResult($"{validationContext.DisplayName} is not known.") : ValidationResult.Success;
}

/// <summary>A rule of the tests' own, which asks for nothing but the value.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class EvenAttribute() : ValidationAttribute("The field {0} must be even.")
{
    public override bool IsValid(object? value) => value is not int number || number % 2 == 0;
}

[DataContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed class Order : IValidatableObject
{
    [DataMember(Order = 1), Required, StringLength(10)]
    public string Customer { get; set; } = "";

    [DataMember(Order = 2), MinLength(1), MaxLength(3)]
    public List<Line> Lines { get; set; } = [];

    [DataMember(Order = 3)]
    public IReadOnlyDictionary<string, Line> Extras { get; set; } = new Dictionary<string, Line>();

    [DataMember(Order = 4), EmailAddress]
    public string? Email { get; set; }

    [DataMember(Order = 5), Range(typeof(decimal), "0.5", "99.5", ParseLimitsInInvariantCulture = true)]
    public decimal? Discount { get; set; }

    [DataMember(Order = 6)]
    public Line? Gift { get; set; }

    [DataMember(Order = 7, Name = "kindOfOrder"), AllowedValues("cash", "card", null)]
    public string? Kind { get; set; }

    [DataMember(Order = 8), Even]
    public int Boxes { get; set; }

    [DataMember(Order = 9)]
    public Line[] Spares { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Gift is not null && Lines.Count == 3)
        {
            yield return new ValidationResult("No gift beside three lines.", [nameof(Gift), nameof(Lines)]);
        }

        if (Customer == "sum")
        {
            yield return new ValidationResult("The sums differ.");
        }
    }
}

/// <summary>Rules on the parameters of a record and on its properties.</summary>
public sealed record Line(
    [RegularExpression("[A-Z]{2}-[0-9]")] string Article,
    [Range(1, 10)] int Count,
    [property: Range(0.01, 1000, ErrorMessage = "{0} costs from {1} to {2}.")] double UnitPrice);

[DataContract]
public sealed class Tree
{
    [DataMember(Order = 1), Required]
    public string Name { get; set; } = "";

    [DataMember(Order = 2)]
    public List<Tree> Branches { get; set; } = [];

    [DataMember(Order = 3)]
    public Tree? Left { get; set; }
}

[DataContract, ProtoInclude(10, typeof(Dog))]
public class Animal
{
    [DataMember(Order = 1), Required]
    public string Name { get; set; } = "";
}

[DataContract]
public sealed class Dog : Animal
{
    [DataMember(Order = 1), Range(0, 3)]
    public int Barks { get; set; }

    [DataMember(Order = 2), Compare(nameof(Name))]
    public string Repeated { get; set; } = "";
}
