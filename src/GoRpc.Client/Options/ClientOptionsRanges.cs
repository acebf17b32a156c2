using Microsoft.Extensions.Options;

namespace GoRpc.Client.Options;

/// <summary>The range of each option by itself, generated from the attributes on <see cref="GoRpcClientOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class ClientOptionsRanges : IValidateOptions<GoRpcClientOptions>;
