using GoRpc.Bindings;
using GoRpc.Codecs.Messages;
using GoRpc.Contracts;

namespace GoRpc.Compiled.Tests;

public sealed class FixtureTests
{
    [Fact]
    public void Messages_OfTheTests_AreCompiled()
    {
        var messages = CompiledContracts.FindService(typeof(IFixtures))!.Contract.Messages;

        Assert.True(messages.Count > 40);
        Assert.All(
            messages.Where(message => message.Type is not null),
            message => Assert.Equal(typeof(CompiledMessageCodec<,>), MessageCodec.Of(message).GetType().GetGenericTypeDefinition()));
        Assert.DoesNotContain(messages, message => message.Type is { } type && type.Namespace != nameof(System) && CompiledContracts.FindMessage(type) is null);
    }

    [Fact]
    public void Model_OfTheTests_IsThatOfReflection() =>
        Assert.Equal(
            ContractReader.Read(typeof(IFixtures), new ContractOptions()).Messages.Select(message => message.Name),
            CompiledContracts.FindService(typeof(IFixtures))!.Contract.Messages.Select(message => message.Name));
}
