namespace GoRpc.Host.Startup;

/// <summary>Settings that the host can't start with.</summary>
/// <param name="faults">What is wrong and what to type, one line for each fault.</param>
internal sealed class SettingsException(params IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>One line for each fault.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
