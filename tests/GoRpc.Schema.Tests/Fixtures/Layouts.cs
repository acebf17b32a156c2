using System.Runtime.Serialization;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Schema.Tests.Fixtures;

[Service("bank.Accounts")]
public interface IAccounts
{
    Task<Money> BalanceAsync(Account account);
}

[Service("bank.Loans")]
public interface ILoans
{
    Task<Money> OfferAsync(Applicant applicant);
}

[DataContract(Name = "bank.Money")]
public sealed record Money([property: DataMember(Order = 1)] long Cents);

[DataContract(Name = "bank.Account")]
public sealed record Account([property: DataMember(Order = 1)] string Iban);

/// <summary>Lies in another package, and needs one of the first.</summary>
[DataContract(Name = "people.Applicant")]
public sealed record Applicant([property: DataMember(Order = 1)] string Name, [property: DataMember(Order = 2)] Money Income);

/// <summary>Packages that need each other in a circle, though no message does.</summary>
[Service("east.Gate")]
public interface IGate
{
    Task<WestOuter> WestAsync(EastOuter outer);
}

[Service("west.Gate")]
public interface IOtherGate
{
    Task<WestOuter> EastAsync(EastOuter outer);
}

[DataContract(Name = "east.Outer")]
public sealed record EastOuter([property: DataMember(Order = 1)] WestInner? Inner);

[DataContract(Name = "west.Inner")]
public sealed record WestInner([property: DataMember(Order = 1)] int Value);

[DataContract(Name = "west.Outer")]
public sealed record WestOuter([property: DataMember(Order = 1)] EastInner? Inner);

[DataContract(Name = "east.Inner")]
public sealed record EastInner([property: DataMember(Order = 1)] int Value);

/// <summary>Messages of two packages that need each other.</summary>
[Service("up.Stairs")]
public interface IStairs
{
    Task<Up> ClimbAsync(int steps);
}

[DataContract(Name = "up.Up")]
public sealed record Up
{
    [DataMember(Order = 1)]
    public Down? Down { get; init; }
}

[DataContract(Name = "down.Down")]
public sealed record Down
{
    [DataMember(Order = 1)]
    public Up? Up { get; init; }
}

/// <summary>Words of other languages, and of .proto itself.</summary>
[Service("words.Words")]
public interface IWords
{
    Task<int> SayAsync(string message, int @class, bool import, double from, string option, long @return, string package, int rpc, int reserved, int optional, int repeated, int oneof, int map);
}

[Service("words.SameField")]
public interface ISameField
{
    Task SayAsync(int userId, int user_id);
}

[Service("words.SameName")]
public interface ISameName
{
    Task SayAsync(SameNameMessage message);
}

/// <summary>Has the name of the service.</summary>
[DataContract(Name = "words.SameName")]
public sealed record SameNameMessage([property: DataMember(Order = 1)] int Value);

[Service("words.OtherAccounts")]
public interface IOtherAccounts
{
    Task SayAsync(OtherMoney money);
}

/// <summary>Has the name of another contract's message.</summary>
[DataContract(Name = "bank.Money")]
public sealed record OtherMoney([property: DataMember(Order = 1)] string Amount);

[Service("words.Colours")]
public interface IColours
{
    Task<Colour> MixAsync(ColourTone tone);
}

[DataContract(Name = "words.Colour")]
public enum Colour
{
    None,
    ToneDark,
}

[DataContract(Name = "words.ColourTone")]
public enum ColourTone
{
    None,
    Dark,
}

[Service("Lonely")]
public interface ILonely
{
    [Operation("Go")]
    Task GoAsync(Legacy legacy);
}

/// <summary>Keeps to the forms of level 200, in no package.</summary>
[ProtoContract(Name = ".Legacy")]
[CompatibilityLevel(CompatibilityLevel.Level200)]
public sealed record Legacy
{
    [ProtoMember(1)]
    public DateTime At { get; init; }

    [ProtoMember(2)]
    public decimal Price { get; init; }

    [ProtoMember(3)]
    public Guid Id { get; init; }

    [ProtoMember(4)]
    public TimeSpan Time { get; init; }

    [ProtoMember(5, DataFormat = DataFormat.ZigZag)]
    public int Change { get; init; }

    [ProtoMember(6, DataFormat = DataFormat.FixedSize)]
    public long Fixed { get; init; }
}
