using System.ComponentModel.DataAnnotations;
using GoRpc.Bindings;
using GoRpc.Contracts;
using GoRpc.Runtime;
using GoRpc.Tests.Shared;

namespace GoRpc.Generators.Tests.Validation;

/// <summary>
/// Rules drawn at random on values at their limits: what is compiled and what the run time reads find the same as .NET's own Validator, in
/// the same words. Seeds are fixed, so that a failure comes back.
/// </summary>
public sealed class ValidatorTests
{
    private const int ValuesPerMessage = 60;

    [Fact]
    public Task Violations_OfRandomRules_AreThoseOfTheValidator() => CompareAsync(firstSeed: 1, count: 80);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(10_000)]
    [InlineData(20_000)]
    public Task Violations_OfVeryManyRandomRules_AreThoseOfTheValidator(int firstSeed) => CompareAsync(firstSeed, count: 500);

    private static async Task CompareAsync(int firstSeed, int count)
    {
        var contracts = new RuledContracts(firstSeed, count);
        var type = contracts.Assembly.GetType("Ruled.IRuled", throwOnError: true)!;
        var compiled = Assert.IsType<ServiceBinding>(CompiledContracts.FindService(type), exactMatch: false);
        var runtime = RuntimeBinding.Of(ContractReader.Read(type, new ContractOptions()));
        var (broken, kept) = (0, 0);
        foreach (var name in contracts.Names)
        {
            foreach (var seed in Enumerable.Range(0, ValuesPerMessage))
            {
                var message = contracts.Make(name, new Random(seed));
                var expected = Expected(message);
                var found = await FoundRules.OfAsync(compiled, "Take" + name, message).Within("the check");

                Assert.Equal(expected, found.Violations);
                Assert.Equal(expected.Count == 0, found.Hold);
                Assert.Equal(found, await FoundRules.OfAsync(runtime, "Take" + name, message).Within("the check"));
                _ = expected.Count == 0 ? kept++ : broken++;
            }
        }

        Assert.True(broken > count && kept > count, $"{broken} messages were broken and {kept} were not.");
    }

    private static List<string> Expected(object message)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(message, new ValidationContext(message), results, validateAllProperties: true);
        return [.. results.SelectMany(result => result.MemberNames.DefaultIfEmpty("").Select(member => $"{member.ToLowerInvariant()}: {result.ErrorMessage}")).Order(StringComparer.Ordinal)];
    }
}
