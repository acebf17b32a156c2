using System.Runtime.Serialization;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class HashKeyTests
{
    [Theory]
    [InlineData("First", 1)]
    [InlineData("Second", 2)]
    [InlineData("Member", 3)]
    [InlineData("Field", 1)]
    [InlineData("Positional", 2)]
    [InlineData("Property", 1)]
    [InlineData("Base", 7)]
    [InlineData("Derived", 7)]
    [InlineData("Beside", 2)]
    [InlineData("Bytes", 1)]
    [InlineData("Enum", 1)]
    [InlineData("Optional", 1)]
    public void Read_OneKey_IsTheNumberOfItsField(string method, int number) => Assert.Equal(number, Contract.Method<IKeys>(method).HashKey);

    [Fact]
    public void Read_GuidAsKey_IsOne() => Assert.Equal(1, Contract.Method<IGuid>("Get").HashKey);

    [Theory]
    [InlineData("None")]
    [InlineData("Inside")]
    [InlineData("Items")]
    [InlineData("Beneath")]
    public void Read_NothingMarkedInTheRequestItself_IsNoKey(string method) => Assert.Null(Contract.Method<INoKeys>(method).HashKey);

    [Fact]
    public void Read_SeveralKeys_IsAFaultOfEachMethod()
    {
        var faults = Contract.Faults(typeof(ITwice));

        Assert.Equal(
            [
                ("GORPC053", "'HashKeyTests.ITwice.BothAsync'", "marks 'a' and 'b' as [HashKey]"),
                ("GORPC053", "'HashKeyTests.ITwice.MembersAsync'", "marks 'A' and 'B' as [HashKey]"),
            ],
            faults.Select(fault => (fault.Id, fault.Where, fault.Found)));
    }

    [Theory]
    [InlineData(typeof(IMessage), "Parameter 'order' of 'HashKeyTests.IMessage.SendAsync'", "HashKeyTests.Positioned")]
    [InlineData(typeof(IBesideMessage), "Parameter 'order' of 'HashKeyTests.IBesideMessage.SendAsync'", "HashKeyTests.Positioned")]
    [InlineData(typeof(IList), "Parameter 'names' of 'HashKeyTests.IList.SendAsync'", "List<string>")]
    [InlineData(typeof(ITime), "Parameter 'at' of 'HashKeyTests.ITime.SendAsync'", "DateTimeOffset")]
    [InlineData(typeof(IStream), "Parameter 'items' of 'HashKeyTests.IStream.SendAsync'", "IAsyncEnumerable<int>")]
    [InlineData(typeof(IToken), "Parameter 'token' of 'HashKeyTests.IToken.SendAsync'", "CancellationToken")]
    [InlineData(typeof(IMember), "'HashKeyTests.Listed.Names' (used by 'HashKeyTests.IMember.SendAsync')", "List<string>")]
    public void Read_KeyThatIsNoSingleValue_IsAFaultOnce(Type service, string where, string type)
    {
        var fault = Assert.Single(Contract.Faults(service));

        Assert.Equal(("GORPC054", where, $"is marked as [HashKey] and is of type '{type}'"), (fault.Id, fault.Where, fault.Found));
    }

    [Service]
    public interface IKeys
    {
        Task FirstAsync([HashKey] int key, string other);

        Task SecondAsync(int other, [HashKey] string key, CancellationToken token = default);

        Task MemberAsync(Membered message);

        Task FieldAsync(Fielded message);

        Task PositionalAsync(Positioned message);

        Task PropertyAsync(PropertyMarked message);

        Task BaseAsync(Animal message);

        Task DerivedAsync(Dog message);

        Task BesideAsync(IAsyncEnumerable<int> items, int other, [HashKey] string key);

        Task BytesAsync([HashKey] byte[] key);

        Task EnumAsync([HashKey] DayOfWeek key);

        Task OptionalAsync([HashKey] long? key);
    }

    // In an interface of its own: a Guid needs a compatibility level, which the tests of generated code do not give.
    [Service]
    public interface IGuid
    {
        Task GetAsync([HashKey] Guid key);
    }

    [Service]
    public interface INoKeys
    {
        Task NoneAsync(int a, string b);

        // Only a message that is the whole request is looked into.
        Task InsideAsync(Positioned message, int other);

        Task ItemsAsync(IAsyncEnumerable<Positioned> items);

        Task BeneathAsync(Cat message);
    }

    [Service]
    public interface ITwice
    {
        Task BothAsync([HashKey] int a, [HashKey] string b);

        Task MembersAsync(Two message);
    }

    [Service]
    public interface IMessage
    {
        Task SendAsync([HashKey] Positioned order);
    }

    [Service]
    public interface IBesideMessage
    {
        Task SendAsync(int number, [HashKey] Positioned order);
    }

    [Service]
    public interface IList
    {
        Task SendAsync([HashKey] List<string> names);
    }

    [Service]
    public interface ITime
    {
        Task SendAsync([HashKey] DateTimeOffset at);
    }

    [Service]
    public interface IStream
    {
        Task SendAsync([HashKey] IAsyncEnumerable<int> items);
    }

    [Service]
    public interface IToken
    {
        Task SendAsync(int number, [HashKey] CancellationToken token);
    }

    [Service]
    public interface IMember
    {
        Task SendAsync(Listed message);

        Task AgainAsync(Listed message);
    }

    [DataContract]
    public sealed class Membered
    {
        [DataMember(Order = 1)]
        public int Other { get; set; }

        [HashKey]
        [DataMember(Order = 3)]
        public string Key { get; set; } = "";
    }

    [DataContract]
    public sealed class Fielded
    {
        [HashKey]
        [DataMember(Order = 1)]
        public string Key = "";
    }

    public sealed record Positioned(int Other, [HashKey] string Key);

    public sealed record PropertyMarked([property: HashKey] string Key, int Other);

    [DataContract]
    [ProtoInclude(10, typeof(Dog))]
    public class Animal
    {
        [DataMember(Order = 1)]
        public int Age { get; set; }

        [HashKey]
        [DataMember(Order = 7)]
        public string Name { get; set; } = "";
    }

    [DataContract]
    public sealed class Dog : Animal;

    [DataContract]
    [ProtoInclude(11, typeof(Kitten))]
    public class Cat
    {
        [DataMember(Order = 1)]
        public int Lives { get; set; }
    }

    [DataContract]
    public sealed class Kitten : Cat
    {
        [HashKey]
        [DataMember(Order = 1)]
        public string Name { get; set; } = "";
    }

    public sealed record Two([HashKey] int A, [HashKey] int B);

    [DataContract]
    public sealed class Listed
    {
        [HashKey]
        [DataMember(Order = 1)]
        public List<string> Names { get; set; } = [];
    }
}
