using System.Runtime.Serialization;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class NullabilityTests
{
    [Fact]
    public void Read_AnnotatedMembers_AllowNullWhereTheySaySo()
    {
        Assert.Equal(
            """
            message demo.Annotated
              1: String Name
              2: optional String Note or null
              3: Bytes Data
              4: optional Bytes MaybeData or null
              5: optional demo.Child Child
              6: optional demo.Child MaybeChild or null
              7: repeated String Names
              8: repeated String MaybeNames or null
              9: map<String, String> Map
              10: map<String, String> MaybeMap or null
              11: repeated String NullableElements
              12: optional UriText Link or null
              13: String Field

            """,
            Text.Of(Contract.ReadMessage<Annotated>()));
    }

    [Fact]
    public void Read_MembersOfCodeWithoutAnnotations_AllowNull()
    {
        Assert.Equal(
            """
            message demo.Oblivious
              1: optional String Name or null
              2: optional Bytes Data or null
              3: optional demo.Child Child or null
              4: repeated String Names or null
              5: map<String, Int32> Map or null
              6: Int32 Number

            """,
            Text.Of(Contract.ReadMessage<Oblivious>()));
    }

    [Fact]
    public void Read_MembersOfTypeParameters_FollowTheirDeclaration()
    {
        Assert.Equal(
            """
            message demo.Page_String
              1: optional String First or null
              2: optional String Second or null
              3: repeated String All

            """,
            Text.Of(Contract.ReadMessage<Page<string>>()));
        Assert.Equal("1: Int32 First", Text.Of(Contract.Field<Page<int>>("First")));
    }

    [Fact]
    public void Read_MembersOfTypeParametersThatAreNeverNull_AllowNoNull()
    {
        Assert.Equal("1: String Value", Text.Of(Contract.Field<Sure<string>>("Value")));
    }

    [Fact]
    public void Read_MethodsOfCodeWithoutAnnotations_KeepMessagesAsTheyAre()
    {
        Assert.Equal(
            """
            service demo.ObliviousService
              /demo.ObliviousService/Send Unary: demo.Child -> demo.Child
              /demo.ObliviousService/Name Unary: (1: optional String key or null) -> (1: optional String value or null)

            """,
            Text.OfMethods(Contract.Read<IObliviousService>()));
    }

    [DataContract(Name = "demo.Annotated")]
    public sealed class Annotated
    {
        [DataMember(Order = 13)]
        public string Field = "";

        [DataMember(Order = 1)]
        public string Name { get; set; } = "";

        [DataMember(Order = 2)]
        public string? Note { get; set; }

        [DataMember(Order = 3)]
        public byte[] Data { get; set; } = [];

        [DataMember(Order = 4)]
        public byte[]? MaybeData { get; set; }

        [DataMember(Order = 5)]
        public Child Child { get; set; } = new("");

        [DataMember(Order = 6)]
        public Child? MaybeChild { get; set; }

        [DataMember(Order = 7)]
        public List<string> Names { get; set; } = [];

        [DataMember(Order = 8)]
        public List<string>? MaybeNames { get; set; }

        [DataMember(Order = 9)]
        public Dictionary<string, string> Map { get; set; } = [];

        [DataMember(Order = 10)]
        public Dictionary<string, string>? MaybeMap { get; set; }

        [DataMember(Order = 11)]
        public List<string?> NullableElements { get; set; } = [];

        [DataMember(Order = 12)]
        public Uri? Link { get; init; }
    }

    [DataContract(Name = "demo.Child")]
    public sealed record Child([property: DataMember(Order = 1)] string Name);

    // Nothing tells Page<string> from Page<string?> at run time, so that a T without a constraint allows null.
    [DataContract(Name = "demo.Page_{0}")]
    public sealed class Page<T>
    {
        [DataMember(Order = 1)]
        public T First { get; set; } = default!;

        [DataMember(Order = 2)]
        public T? Second { get; set; }

        [DataMember(Order = 3)]
        public List<T> All { get; set; } = [];
    }

    [DataContract]
    public sealed class Sure<T>
        where T : notnull
    {
        [DataMember(Order = 1)]
        public T Value { get; set; } = default!;
    }

#nullable disable
    [DataContract(Name = "demo.Oblivious")]
    public sealed class Oblivious
    {
        [DataMember(Order = 1)]
        public string Name { get; set; }

        [DataMember(Order = 2)]
        public byte[] Data { get; set; }

        [DataMember(Order = 3)]
        public Child Child { get; set; }

        [DataMember(Order = 4)]
        public List<string> Names { get; set; }

        [DataMember(Order = 5)]
        public Dictionary<string, int> Map { get; set; }

        [DataMember(Order = 6)]
        public int Number { get; set; }
    }

    [Service("demo.ObliviousService")]
    public interface IObliviousService
    {
        Task<Child> SendAsync(Child child);

        Task<string> NameAsync(string key);
    }
#nullable restore
}
