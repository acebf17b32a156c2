using System.Runtime.Serialization;
using GoRpc.Unit.Tests.Codecs;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Compiled.Tests;

/// <summary>Generic messages with members that generated code can't reach: their contracts are bound at run time.</summary>
public sealed class GenericTests
{
    [Fact]
    public void GenericMessage_WithPrivateMembers_ComesBack()
    {
        var (number, text) = (Coding.RoundTrip(Box<int>.Of(5, "n")), Coding.RoundTrip(Box<string>.Of("five", "t")));

        Assert.Equal((5, "n"), (number.Value, number.Label));
        Assert.Equal(("five", "t"), (text.Value, text.Label));
    }

#pragma warning disable GORPC303 // That it is bound at run time is what is tested.
    [Service]
    public interface IBoxes
    {
        Task NumbersAsync(Box<int> box);

        Task TextsAsync(Box<string> box);
    }
#pragma warning restore GORPC303

    [DataContract]
    public sealed class Box<T>
    {
        private Box()
        {
        }

        [DataMember(Order = 1)]
        public T Value { get; private set; } = default!;

        public string Label => _label;

        [DataMember(Order = 2)]
        private string _label = "";

        public static Box<T> Of(T value, string label) => new() { Value = value, _label = label };
    }
}
