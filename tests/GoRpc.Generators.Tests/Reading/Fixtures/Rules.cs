#pragma warning disable
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace Fixtures.Rules;

/// <summary>Rules of every kind on values of every kind they can stand on.</summary>
[Service("fixtures.Rules")]
public interface IRules
{
    Task AllAsync(Everything everything, Nested.Inside inside, [Range(1, 2), AllowedValues(1, 2)] int twice, [Display(Name = "The @text"), Required] string? @class);

    Task WholeAsync([Whole(typeof(List<int>), Kinds = new[] { Kind.One, Kind.Two })] Everything everything);

    Task ManyAsync([Whole(null)] IAsyncEnumerable<Everything> many);

    Task BesideAsync([Range(1, 2)] int beside, [Whole(null)] IAsyncEnumerable<Everything> many);

    Task NumbersAsync([Range(1, 2)] int beside, [Range(1, 2)] IAsyncEnumerable<int> numbers);

    Task MaybeAsync([Range(1, 2)] int beside, [Range(1, 2), Required] IAsyncEnumerable<int?> numbers);

    Task BoxAsync(Box<Range> box, Parent parent, (int, string) pair);
}

public enum Kind : long
{
    None,
    One,
    Two = int.MaxValue,
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public class WholeAttribute(params Type?[]? types) : ValidationAttribute
{
    public Kind[]? Kinds { get; set; }

    public object? Anything;

    public Type?[]? Types { get; } = types;

    public override bool IsValid(object? value) => true;
}

public sealed class GenericAttribute<T> : ValidationAttribute
{
    public override bool IsValid(object? value) => value is T;
}

public sealed class ContextAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => ValidationResult.Success;
}

[DataContract, CompatibilityLevel(CompatibilityLevel.Level300), Whole(null, Anything = 1.5f), Whole(typeof(string[]), Anything = (byte)7)]
public sealed class Everything
{
    [DataMember(Order = 1), Required(AllowEmptyStrings = true, ErrorMessage = "\"{0}\"\n"), StringLength(10, MinimumLength = 2), MinLength(2), MaxLength(10), Length(1, 9)]
    public string Text { get; set; } = "";

    [DataMember(Order = 2), Range(-5, 5, MinimumIsExclusive = true), AllowedValues((sbyte)1, (sbyte)2), DeniedValues((sbyte)3)]
    public sbyte Small { get; set; }

    [DataMember(Order = 3), Range(0, 5)]
    public ulong Large { get; set; }

    [DataMember(Order = 4), Range(double.NegativeInfinity, 1.5e300)]
    public float? Single { get; set; }

    [DataMember(Order = 5), Range(-1, 1, MaximumIsExclusive = true)]
    public double Double { get; set; }

    [DataMember(Order = 6), Range(typeof(decimal), "-1", "1")]
    public decimal? Decimal { get; set; }

    [DataMember(Order = 7), Range(typeof(DateTimeOffset), "2020-01-01", "2030-01-01")]
    public DateTimeOffset Time { get; set; }

    [DataMember(Order = 8), Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan? Span { get; set; }

    [DataMember(Order = 9), Range(1, 2), AllowedValues(Kind.One, Kind.Two), EnumDataType(typeof(Kind))]
    public Kind Kind { get; set; }

    [DataMember(Order = 10), AllowedValues('a', '\'', '\\'), Range(10, 200)]
    public char Letter { get; set; }

    [DataMember(Order = 11), AllowedValues(true, null)]
    public bool? Flag { get; set; }

    [DataMember(Order = 12), MinLength(1), MaxLength]
    public byte[] Bytes { get; set; } = [];

    [DataMember(Order = 13), Length(1, 2)]
    public IReadOnlyCollection<int> Numbers { get; set; } = [];

    [DataMember(Order = 14), Length(1, 2)]
    public HashSet<string> Names { get; set; } = [];

    [DataMember(Order = 15), Length(1, 2)]
    public ImmutableArray<Range> Ranges { get; set; } = [];

    [DataMember(Order = 16), Length(1, 2)]
    public IEnumerable<Range> More { get; set; } = [];

    [DataMember(Order = 17), Length(1, 2)]
    public ReadOnlyDictionary<int, Range> Map { get; set; } = new(new Dictionary<int, Range>());

    [DataMember(Order = 18), RegularExpression("^\\d+\"$", MatchTimeoutInMilliseconds = -1)]
    public string? Pattern { get; set; }

    [DataMember(Order = 19), RegularExpression("[0-5]")]
    public int Digit { get; set; }

    [DataMember(Order = 20), Url, Phone, CreditCard, EmailAddress, FileExtensions(Extensions = "png"), Base64String, DataType(DataType.Html)]
    public string? Special { get; set; }

    [DataMember(Order = 21), Compare(nameof(Text))]
    public string? Again { get; set; }

    [DataMember(Order = 22), CustomValidation(typeof(Everything), nameof(Check))]
    public string? Custom { get; set; }

    [DataMember(Order = 23), Generic<Range>, Context, Required]
    public Range? Inner { get; set; }

    [DataMember(Order = 24), Required, Context]
    public Guid Id { get; set; }

    [DataMember(Order = 25), AllowedValues(1.5, double.NaN), DeniedValues(double.PositiveInfinity)]
    public double Odd { get; set; }

    [DataMember(Order = 26), Range(typeof(string), "a", "z")]
    public string Between { get; set; } = "";

    [DataMember(Order = 27), Required]
    private string _hidden = "";

    [DataMember(Order = 28), AllowedValues("a\"b", null, "c")]
    private string? Hidden { get; set; }

    public static ValidationResult? Check(string? value, ValidationContext context) => ValidationResult.Success;
}

/// <summary>A struct, so that nothing is boxed where nothing must be.</summary>
public readonly record struct Range([property: Range(0, 9)] int From, [Range(0, 9)] int To);

public static class Nested
{
    [DataContract]
    public sealed class Inside : IValidatableObject
    {
        [DataMember(Order = 1), Required]
        public Inside? Deeper { get; set; }

        IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) => [];
    }
}

[DataContract]
public sealed class Box<T>
{
    [DataMember(Order = 1), Required]
    public T Value { get; set; } = default!;
}

/// <summary>No message of its own, so that its rules are those of the messages below it.</summary>
[Whole(typeof(int))]
public abstract class Ancestor
{
}

[DataContract, ProtoInclude(20, typeof(Child)), ProtoInclude(21, typeof(OtherChild))]
public class Parent : Ancestor
{
    [DataMember(Order = 1), Range(1, 2)]
    public int Age { get; set; }
}

[DataContract, Whole(null)]
public sealed class Child : Parent, IValidatableObject
{
    [DataMember(Order = 1), Compare(nameof(Age))]
    public int Same { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [];
}

[DataContract]
public sealed class OtherChild : Parent
{
    [DataMember(Order = 1)]
    public int Free { get; set; }
}
