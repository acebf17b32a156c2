using System.Collections;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Generators.Tests.Emit;
using GoRpc.Generators.Tests.Reading;
using GoRpc.Runtime;
using GoRpc.Tests.Shared;

namespace GoRpc.Generators.Tests.Services;

/// <summary>
/// Services of any signatures, drawn at random: compiled bindings and those of the run time have equal models, put the same bytes on
/// the wire in both directions, and understand each other. Seeds are fixed, so that a failure comes back.
/// </summary>
public sealed class ServicePathsTests
{
    private const int MethodsPerService = 8;
    private const int CallsPerMethod = 3;

    [Fact]
    public Task Services_OfRandomSignatures_AgreeOnBothPaths() => CompareAsync(firstSeed: 1, count: 12);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(10_000)]
    [InlineData(20_000)]
    public Task Services_OfVeryManyRandomSignatures_AgreeOnBothPaths(int firstSeed) => CompareAsync(firstSeed, count: 150);

    private static async Task CompareAsync(int firstSeed, int count)
    {
        var services = Enumerable.Range(firstSeed, count).ToDictionary(seed => $"Service{seed}", seed => Methods(new Random(seed)));
        var source = $$"""
            using ProtoBuf.Grpc.Configuration;
            namespace Random;
            {{ValueKind.Declarations}}
            {{string.Concat(services.Select(service => Declare(service.Key, service.Value)))}}
            """;
        var assembly = Source.Load(Generation.Complete(Source.Compile($"RandomServices{firstSeed}", source)), isCollectible: false);
        foreach (var (name, methods) in services)
        {
            var type = assembly.GetType($"Random.I{name}", throwOnError: true)!;
            var compiled = Assert.IsType<ServiceBinding>(CompiledContracts.FindService(type), exactMatch: false);
            var runtime = RuntimeBinding.Of(ContractReader.Read(type, new ContractOptions()));
            Assert.Equal(Dump.OfPublic(runtime.Contract), Dump.OfPublic(compiled.Contract));
            var wires = new List<string>();
            foreach (var (client, server) in new[] { (compiled, compiled), (compiled, runtime), (runtime, compiled), (runtime, runtime) })
            {
                wires.Add(await CallAsync(assembly, name, methods, client, server).Within($"the calls of {name}"));
            }

            Assert.Single(wires.Distinct());
        }
    }

    private static RandomMethod[] Methods(Random random) => [.. Enumerable.Range(0, MethodsPerService).Select(index => new RandomMethod($"M{index}", random))];

    private static string Declare(string name, RandomMethod[] methods) => $$"""

        [Service("random.{{name}}")]
        public interface I{{name}}
        {
            {{string.Join("\n", methods.Select(method => method.Declaration))}}
        }

        public sealed class {{name}} : I{{name}}
        {
            public readonly List<object?> Seen = new();
            public object? Answer;
            {{string.Join("\n", methods.Select(method => method.Implementation))}}
        }
        """;

    // Every method several times; what the implementation saw and what the client got must be what was given to either.
    private static async Task<string> CallAsync(System.Reflection.Assembly assembly, string name, RandomMethod[] methods, ServiceBinding client, ServiceBinding server)
    {
        var service = Activator.CreateInstance(assembly.GetType($"Random.{name}", throwOnError: true)!)!;
        var calls = new WireCalls(server, service);
        var proxy = client.CreateClient(calls);
        var (seen, answer) = ((IList)service.GetType().GetField("Seen")!.GetValue(service)!, service.GetType().GetField("Answer")!);
        foreach (var method in methods)
        {
            for (var seed = 0; seed < CallsPerMethod; seed++)
            {
                var info = client.Interface.GetMethod(method.Name)!;
                var expected = method.HasResponseStream
                    ? Enumerable.Range(0, seed + 1).Select(part => method.Result!.Make(assembly, part)).ToList()
                    : method.Result?.Make(assembly, seed);
                answer.SetValue(service, expected);
                seen.Clear();

                var result = await ResultAsync(info.Invoke(proxy, method.Arguments(assembly, info, seed)), info.ReturnType);

                Assert.Equivalent(method.Result is null ? null : expected, result, strict: true);
                var given = method.Parameters.Select((kind, index) => kind.Make(assembly, seed + index))
                    .Concat(method.Stream is null ? [] : Enumerable.Range(0, seed + 1).Select(part => method.Stream.Make(assembly, part)));
                Assert.Equivalent(given.ToList(), seen, strict: true);
            }
        }

        return string.Join('\n', calls.Messages);
    }

    private static async Task<object?> ResultAsync(object? returned, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
        {
            return await Streams.ReadAsync(returned!, type.GenericTypeArguments[0]);
        }

        if (returned is ValueTask nothing)
        {
            await nothing;
            return null;
        }

        var task = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>) ? (Task)type.GetMethod("AsTask")!.Invoke(returned, [])! : returned as Task;
        if (task is null)
        {
            return returned;
        }

        await task;
        return type.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
    }
}
