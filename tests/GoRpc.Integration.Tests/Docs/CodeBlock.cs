namespace GoRpc.Integration.Tests.Docs;

/// <summary>A fenced block of a document.</summary>
/// <param name="Language">What stands behind the fence, for example <c>csharp</c>.</param>
/// <param name="Heading">The heading it stands under.</param>
/// <param name="Title">The last line of text above it.</param>
/// <param name="Line">The number of its first line, counted from zero at the top of the document.</param>
/// <param name="Text">What it holds.</param>
internal sealed record CodeBlock(string Language, string Heading, string Title, int Line, string Text);
