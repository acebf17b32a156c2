namespace GoRpc.Schema;

/// <summary>One .proto file.</summary>
/// <param name="Path">Where it belongs, with slashes, as other files import it; for example <c>gorpc/demo/calculator.proto</c>.</param>
/// <param name="Text">What it says.</param>
public sealed record ProtoFile(string Path, string Text);
