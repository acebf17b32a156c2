namespace GoRpc;

/// <summary>
/// Says that GoRpc compiled the contracts of an assembly; the compiler writes it. Types of such an assembly that state no
/// compatibility level are at level 300.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class CompiledContractsAttribute : Attribute;
