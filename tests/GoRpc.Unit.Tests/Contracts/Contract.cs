using GoRpc.Contracts;
using ProtoBuf;

namespace GoRpc.Unit.Tests.Contracts;

/// <summary>Short ways to read a contract in a test.</summary>
internal static class Contract
{
    /// <summary>Options for contracts of tests that are not about compatibility levels.</summary>
    public static readonly ContractOptions Level300 = new() { DefaultCompatibilityLevel = CompatibilityLevel.Level300 };

    public static ServiceContract Read<TService>() => ContractReader.Read(typeof(TService), Level300);

    public static MessageContract ReadMessage<TMessage>() => ContractReader.ReadMessage(typeof(TMessage), Level300);

    public static MethodContract Method<TService>(string name) => Assert.Single(Read<TService>().Methods, method => method.Name == name);

    public static FieldContract Field<TMessage>(string name) => Assert.Single(ReadMessage<TMessage>().Fields, field => field.Name == name);

    public static IReadOnlyList<ContractFault> Faults(Type service) =>
        Assert.Throws<ContractException>(() => ContractReader.Read(service, Level300)).Faults;

    public static IReadOnlyList<ContractFault> MessageFaults<TMessage>() =>
        Assert.Throws<ContractException>(() => ContractReader.ReadMessage(typeof(TMessage), Level300)).Faults;

    /// <summary>The one fault of a service.</summary>
    public static ContractFault Fault<TService>() => Assert.Single(Faults(typeof(TService)));

    /// <summary>The one fault of a message.</summary>
    public static ContractFault MessageFault<TMessage>() => Assert.Single(MessageFaults<TMessage>());
}
