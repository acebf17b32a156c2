using Microsoft.Extensions.Options;

namespace GoRpc.Server;

/// <summary>Checks the ranges on <see cref="GoRpcServerOptions"/>; generated, so that start-up reflects over nothing.</summary>
[OptionsValidator]
internal sealed partial class GoRpcServerOptionsValidator : IValidateOptions<GoRpcServerOptions>;
