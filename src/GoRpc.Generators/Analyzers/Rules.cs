using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GoRpc.Generators.Analyzers;

/// <summary>
/// The rules: those of the reading, each an error because a host or client would refuse the contract, and hints. What only a run can
/// break is left out: a type that is handed over and is no service, and an assembly without compatibility level that GoRpc did not compile.
/// </summary>
internal static class Rules
{
    private const string Category = "GoRpc.Contracts";
    private const string Pages = "https://github.com/gorpc/gorpc/blob/main/docs/analyzers/";

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        // Services
        Fault("GORPC004", "A leading I that belongs to the name"),
        Fault("GORPC005", "A service in no namespace"),
        Fault("GORPC006", "A service name that is no dotted identifier"),
        Fault("GORPC007", "[SubService] and [Service] on one interface"),
        Fault("GORPC008", "A property, event or static abstract method"),

        // Methods
        Fault("GORPC020", "A method with type parameters"),
        Fault("GORPC021", "A method that is not public"),
        Fault("GORPC022", "A method name that is no identifier"),
        Fault("GORPC023", "Two methods with one path"),

        // Signatures
        Fault("GORPC030", "A ref, in or out parameter"),
        Fault("GORPC031", "A result by reference"),
        Fault("GORPC032", "A CancellationToken or CallContext that is not last"),
        Fault("GORPC033", "More than one CancellationToken or CallContext"),
        Fault("GORPC034", "A context that only one side knows"),
        Fault("GORPC035", "A stream that is no IAsyncEnumerable<T>"),
        Fault("GORPC036", "A task as a parameter"),
        Fault("GORPC037", "A task or stream inside another"),
        Fault("GORPC038", "Two request streams"),
        Fault("GORPC040", "A request stream with a synchronous result"),

        // Policies
        Fault("GORPC050", "A deadline that is none"),
        Fault("GORPC051", "An exception declared as a fault"),
        Fault("GORPC052", "A fault with [FaultStatus(StatusCode.OK)]"),
        Fault("GORPC053", "Several keys in one request"),
        Fault("GORPC054", "A key that is no single value"),
        Fault("GORPC055", "A compression that is none"),

        // Rules of values
        Fault("GORPC060", "A rule on a value that it is not for"),
        Fault("GORPC061", "A rule whose limits leave nothing"),
        Fault("GORPC062", "A pattern that is no regular expression"),

        // Messages
        Fault("GORPC100", "A type without contract attributes"),
        Fault("GORPC101", "A declared fault that is no message"),
        Fault("GORPC102", "A contract that declares members and marks none"),
        Fault("GORPC103", "An option of [ProtoContract] that only protobuf-net has"),
        Fault("GORPC104", "A serialization callback"),
        Fault("GORPC105", "A contract that is also a collection"),
        Fault("GORPC106", "[ProtoPartialMember] for a member that does not exist"),
        Fault("GORPC107", "Two types with one message name"),
        Fault("GORPC108", "A type named like a message that GoRpc makes"),
        Fault("GORPC109", "A tuple used at two compatibility levels"),
        Fault("GORPC110", "A message that must contain itself"),

        // Numbers
        Fault("GORPC120", "A [DataMember] without Order"),
        Fault("GORPC121", "Order zero or less"),
        Fault("GORPC122", "[ProtoMember] zero or less"),
        Fault("GORPC123", "A number above 536870911"),
        Fault("GORPC124", "A number from 19000 to 19999"),
        Fault("GORPC125", "A number that is retired"),
        Fault("GORPC126", "One number twice"),

        // Members
        Fault("GORPC130", "[DataMember] in a type without [DataContract]"),
        Fault("GORPC131", "A member without getter"),
        Fault("GORPC132", "Something about a member that only protobuf-net has"),

        // Values
        Fault("GORPC140", "A type that no message can hold"),
        Fault("GORPC141", "A list of lists"),
        Fault("GORPC142", "Elements that may be null"),
        Fault("GORPC143", "A collection that GoRpc can't make"),
        Fault("GORPC144", "Map keys that protobuf does not have"),
        Fault("GORPC145", "A DataFormat that the type does not have"),
        Fault("GORPC146", "A nullable struct collection"),

        // Enums
        Fault("GORPC160", "An enum number beyond 32 bits"),
        Fault("GORPC161", "An enum number that is retired"),

        // Construction
        Fault("GORPC170", "No constructor that the receiver could use"),
        Fault("GORPC171", "A member that the receiver can't set"),

        // Inheritance
        Fault("GORPC180", "A derived contract that its base does not include"),
        Fault("GORPC181", "[ProtoInclude] of a type that is missing or not derived"),
        Fault("GORPC182", "An abstract contract without derived types"),
        Fault("GORPC183", "[ProtoInclude] as a group"),

        // Hints
        Hint("GORPC300", "A DateTime where DateTimeOffset says more", DiagnosticSeverity.Info),
        Hint("GORPC301", "An initialiser that never shows at the receiver", DiagnosticSeverity.Warning),
        Hint("GORPC302", "A derived type that its base message does not include", DiagnosticSeverity.Warning),
        Hint("GORPC303", "A contract that is bound at run time", DiagnosticSeverity.Info),
        Hint("GORPC304", "A synchronous method", DiagnosticSeverity.Info),

        // Implementations
        Hint("GORPC320", "A fault that the contract does not declare", DiagnosticSeverity.Warning),
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(rule => rule.Id);

    /// <summary>The rule of an id, or null when the analyzer leaves it to the run time.</summary>
    public static DiagnosticDescriptor? Find(string id) => ById.GetValueOrDefault(id);

    private static DiagnosticDescriptor Fault(string id, string title) => Hint(id, title, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Hint(string id, string title, DiagnosticSeverity severity) =>
        new(id, title, "{0}", Category, severity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
