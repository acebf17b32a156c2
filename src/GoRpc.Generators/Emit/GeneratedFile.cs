namespace GoRpc.Generators.Emit;

/// <summary>A source file that the compiler adds. Equal to any other with the same text, which is what keeps an unrelated edit from adding it again.</summary>
/// <param name="Name">Its name, unique in the project.</param>
/// <param name="Text">Its source.</param>
internal sealed record GeneratedFile(string Name, string Text);
