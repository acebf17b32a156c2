using GoRpc.Unit.Tests.Codecs;
using GoRpc.Unit.Tests.Codecs.Json;
using GoRpc.Unit.Tests.Codecs.Oracles;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Compiled.Tests;

/// <summary>Leads to every message of the tests, so that each is compiled.</summary>
[Service]
public interface IFixtures
{
    Task AllocationsAsync(AllocationTests.Lines lines);

    Task CollectionsAsync(CollectionTests.Collections collections, CollectionTests.Nullables nullables, CollectionTests.Pairs pairs, CollectionTests.Texts texts);

    Task ConstructionAsync(
        ConstructionTests.Point point,
        ConstructionTests.Initialised initialised,
        ConstructionTests.Strict strict,
        ConstructionTests.Closed closed,
        ConstructionTests.PrivateBase privateBase,
        ConstructionTests.GetOnly getOnly,
        ConstructionTests.Immutable immutable,
        ConstructionTests.Labelled labelled,
        ConstructionTests.Shapes shapes,
        ConstructionTests.WithTuple withTuple,
        ConstructionTests.Tree tree,
        ConstructionTests.Frozen frozen,
        ConstructionTests.Holder holder,
        ConstructionTests.WithField withField);

    Task HostileAsync(HostileInputTests.Chain chain);

    Task InheritanceAsync(InheritanceTests.Shape shape, InheritanceTests.Drawing drawing, InheritanceTests.Open open);

    Task ScalarsAsync(ScalarTests.Linked linked, ScalarTests.Scalars scalars);

    Task ViolationsAsync(
        ViolationTests.Order order,
        ViolationTests.Node node,
        ViolationTests.Oblivious oblivious,
        ViolationTests.Throwing throwing,
        ViolationTests.Unsteady unsteady,
        ViolationTests.UnsteadyList unsteadyList,
        ViolationTests.Switching switching);

    Task JsonAsync(JsonFormTests.Odd odd, Wide wide, JsonMessageTests.Clashing clashing, JsonDocsTests.Order order);

    Task OraclesAsync(Everything everything, ProtobufNetTests.Legacy legacy, ProtobufNetTests.LegacyAlways legacyAlways, ProtobufNetTests.Zoo zoo);
}
