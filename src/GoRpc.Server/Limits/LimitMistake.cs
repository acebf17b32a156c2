namespace GoRpc.Server.Limits;

/// <summary>What is wrong with a limit.</summary>
/// <param name="Setting">The property that is wrong.</param>
/// <param name="Found">What it says, as it completes "the limit ...".</param>
/// <param name="Expected">What a limit says.</param>
/// <param name="Attribute">An attribute without the mistake.</param>
/// <param name="Value">What to type in its place among options.</param>
internal sealed record LimitMistake(string Setting, string Found, string Expected, string Attribute, string Value);
