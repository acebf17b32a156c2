using Microsoft.Extensions.Options;

namespace GoRpc.Host;

/// <summary>Names every fault of the demo's settings, options that do not exist included: a misspelt one would else do nothing.</summary>
internal sealed class DemoOptionsValidator(IConfiguration configuration) : IValidateOptions<DemoOptions>
{
    private static readonly string[] Names = [.. typeof(DemoOptions).GetProperties().Select(property => property.Name)];

    public ValidateOptionsResult Validate(string? name, DemoOptions options)
    {
        string[] faults =
        [
            .. Unknown(),
            .. OutOfRange(nameof(DemoOptions.TickInterval), options.TickInterval, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)),
            .. OutOfRange(nameof(DemoOptions.ChatPause), options.ChatPause, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Unknown() =>
        configuration.GetSection(DemoOptions.Section).GetChildren()
            .Where(child => !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is not an option. There are {string.Join(", ", Names)}.");

    private static IEnumerable<string> OutOfRange(string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            yield return $"{DemoOptions.Section}:{name} is {value:g}. It must be from {least:g} to {most:g}.";
        }
    }
}
