using GoRpc.Host;
using Microsoft.Extensions.Options;

namespace GoRpc.Integration.Tests.Host;

/// <summary>Settings that a test holds in its hand.</summary>
internal sealed class DemoSettings(DemoOptions options) : IOptionsMonitor<DemoOptions>
{
    public DemoOptions CurrentValue { get; set; } = options;

    public DemoOptions Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<DemoOptions, string?> listener) => null;
}
