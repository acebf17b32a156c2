extern alias generators;

using generators::GoRpc.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GoRpc.Generators.Tests.Analyzers;

/// <summary>Where and how often the analyzer speaks; what each rule says is on its page.</summary>
public sealed class ContractAnalyzerTests
{
    [Theory]
    [InlineData("Task M(int a, in int [|b|]);")]
    [InlineData("int [|Property|] { get; }")]
    [InlineData("IObservable<int> [|M|]();")]
    [InlineData("Task M(CancellationToken [|token|], int a);")]
    [InlineData("Task M(int a); Task<int> [|M|](string a);")]
    [InlineData("Task M(Order order); [DataContract] class Order { [DataMember] public int [|Number|] { get; set; } }")]
    [InlineData("Task M(Order order); [DataContract] class Order { [DataMember(Order = 1)] public object? [|Field|]; }")]
    [InlineData("Task M(Order order); [DataContract] record Order([property: DataMember(Order = 0)] int [|Number|]);")]
    [InlineData("Task M(Order order); class [|Order|] { public int Number { get; set; } }")]
    [InlineData("Task M(Size size); enum Size : long { [|Huge|] = 5000000000 }")]
    [InlineData("Task M(List<Order> orders); [DataContract] class Order { [DataMember(Order = 1)] public int A { get; set; } [DataMember(Order = 1)] public int [|B|] { get; set; } }")]
    public async Task Analyze_Fault_IsShownAtWhatIsWrong(string members)
    {
        var marked = $"namespace Shop;\n[Service] public interface IOrders {{ {members} }}";
        var (source, places) = Marked(marked);

        var diagnostics = await Diagnostics.OfAsync(source);

        Assert.Equal(places, diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan.Start));
    }

    [Fact]
    public async Task Analyze_Fault_HasTheWordsOfTheReading()
    {
        var diagnostic = Assert.Single(await Diagnostics.OfAsync("namespace Shop; [Service] public interface IOrders { Task M(object a); }"));

        Assert.Equal(
            "Parameter 'a' of 'IOrders.M' is of type 'object'. A value has one type that host and client know. "
            + "Declare what is sent: a type of the contract, or a base class with [ProtoInclude] for each kind.",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Fact]
    public async Task Analyze_FaultThatSeveralServicesLeadTo_IsShownOnce()
    {
        var diagnostics = await Diagnostics.OfAsync(
            """
            namespace Shop;
            [Service] public interface IOrders { Task M(Order order); Task N(List<Order> orders); }
            [Service] public interface IReturns { Task<Order> M(); }
            [DataContract] public class Order { [DataMember] public int Number { get; set; } }
            """);

        Assert.Equal("GORPC120", Assert.Single(diagnostics).Id);
    }

    [Theory]
    [InlineData("false", 0)]
    [InlineData("False", 0)]
    [InlineData("true", 1)]
    [InlineData("", 1)]
    public async Task Analyze_ProjectThatDoesNotCompileContracts_IsQuiet(string property, int count)
    {
        var diagnostics = await Diagnostics.OfAsync(
            "namespace Shop; [Service] public interface IOrders { Task M(object a); }", ("GoRpcCompileContracts", property));

        Assert.Equal(count, diagnostics.Count);
    }

    [Theory]
    [InlineData("public interface IOrders { int Property { get; } }")]
    [InlineData("[Service] public interface IOrders<T> { Task M(object a); }")]
    [InlineData("[Service] public interface IOrders { Task M(decimal price, Guid id, TimeSpan span); }")]
    [InlineData("[Service] public interface IOrders { Task M(int a) => Task.CompletedTask; static Task N(object a) => Task.CompletedTask; }")]
    [InlineData("[Service] public interface IOrders : IDisposable { Task M(int a); }")]
    [InlineData("public class Order { public int Number { get; set; } = 5; }")]
    public async Task Analyze_NothingWrong_IsQuiet(string source) => Assert.Empty(await Diagnostics.OfAsync("namespace Shop; " + source));

    // The compiler says what is missing.
    [Theory]
    [InlineData("Task M(Missing missing);")]
    [InlineData("Task<Missing> M();")]
    [InlineData("Task M(List<Missing> missing);")]
    [InlineData("Task M(Order order); [DataContract] class Order { [DataMember(Order = 1)] public Missing? Number { get; set; } }")]
    [InlineData("Task M(Order order); [DataContract, Missing] class Order { [DataMember(Order = )] public int Number { get; set; } }")]
    [InlineData("Task M(; Task N(int")]
    public async Task Analyze_SourceThatDoesNotCompile_DoesNotFail(string members)
    {
        var compilation = Diagnostics.Parse($"namespace Shop; [Service] public interface IOrders {{ {members} }}");

        var diagnostics = await Diagnostics.OfAsync(compilation, [new ContractAnalyzer()]);

        Assert.All(diagnostics, diagnostic => Assert.DoesNotContain("Missing", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.DoesNotContain("AD0001", diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task Analyze_FaultOfATypeInAnotherAssembly_IsShownAtTheMethodThatUsesIt()
    {
        var other = Diagnostics.Compile("namespace Goods; public class Article { public int Number { get; set; } }");
        var (source, places) = Marked("namespace Shop; [Service] public interface IOrders { Task [|M|](Goods.Article article); }");

        var diagnostic = Assert.Single(await AnalyzeWithAsync(source, other));

        Assert.Equal("GORPC100", diagnostic.Id);
        Assert.Equal(places, [diagnostic.Location.SourceSpan.Start]);
    }

    // A reference assembly has no private setter, constructor or field: what hangs on these is known at run time alone.
    [Fact]
    public async Task Analyze_MessageOfAnotherAssembly_IsLeftToTheRunTime()
    {
        var other = Diagnostics.Compile(
            """
            namespace Goods;
            [DataContract] public class Article
            {
                private Article() { }
                [DataMember(Order = 1)] public int Number { get; private set; }
                [DataMember(Order = 2)] private string _name = "";
                public static Article Make() => new() { Number = 1, _name = "a" };
            }
            """);

        var diagnostic = Assert.Single(await AnalyzeWithAsync("namespace Shop; [Service] public interface IOrders { Task M(Goods.Article article); }", other));

        Assert.Equal(("GORPC303", DiagnosticSeverity.Info), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains("carries 'Article' of the assembly 'Goods'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<Diagnostic>> AnalyzeWithAsync(string source, CSharpCompilation other)
    {
        using var image = new MemoryStream();
        var emitted = other.WithAssemblyName("Goods").Emit(image, options: new(metadataOnly: true, includePrivateMembers: false));
        Assert.True(emitted.Success);
        return Diagnostics.OfAsync(Diagnostics.Parse(source).AddReferences(MetadataReference.CreateFromImage(image.ToArray())), [new ContractAnalyzer()]);
    }

    private static (string Source, IReadOnlyList<int> Places) Marked(string text)
    {
        var places = new List<int>();
        for (var start = text.IndexOf("[|", StringComparison.Ordinal); start >= 0; start = text.IndexOf("[|", StringComparison.Ordinal))
        {
            places.Add(start);
            text = text.Remove(start, 2);
            text = text.Remove(text.IndexOf("|]", StringComparison.Ordinal), 2);
        }

        return (text, places);
    }
}
