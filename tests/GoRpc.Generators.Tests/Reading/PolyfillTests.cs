extern alias generators;

using System.Globalization;

namespace GoRpc.Generators.Tests.Reading;

/// <summary>What the generator says again, so that a compiler need not load the packages it is from.</summary>
public sealed class PolyfillTests
{
    [Theory]
    [InlineData(typeof(ProtoBuf.CompatibilityLevel), typeof(generators::ProtoBuf.CompatibilityLevel))]
    [InlineData(typeof(ProtoBuf.DataFormat), typeof(generators::ProtoBuf.DataFormat))]
    [InlineData(typeof(Grpc.Core.MethodType), typeof(generators::Grpc.Core.MethodType))]
    public void Enum_OfAPackage_IsSaidAgainWhole(Type original, Type copy) => Assert.Equal(Values(original), Values(copy));

    [Fact]
    public void StatusOk_IsTheOnlyStatusThatTheReadingKnows() =>
        Assert.Equal((int)Grpc.Core.StatusCode.OK, (int)generators::Grpc.Core.StatusCode.OK);

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
}
