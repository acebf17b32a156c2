using Microsoft.Extensions.Options;

namespace GoRpc.Client.Options;

/// <summary>The range of each option of one method, generated from the attributes on <see cref="MethodOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class MethodOptionsRanges : IValidateOptions<MethodOptions>;
