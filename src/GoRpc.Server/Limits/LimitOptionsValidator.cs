using Microsoft.Extensions.Options;

namespace GoRpc.Server.Limits;

/// <summary>Checks the limits among the options of a host, each of them.</summary>
internal sealed class LimitOptionsValidator(LimitKeys keys) : IValidateOptions<GoRpcServerOptions>
{
    public ValidateOptionsResult Validate(string? name, GoRpcServerOptions options)
    {
        var mistakes = (
            from limits in options.Limits
            from limit in limits.Value.Index()
            where limit.Item.Enabled
            let mistake = LimitChecks.FindMistake(LimitRule.Of(limit.Item), keys)
            where mistake is not null
            select $"{GoRpcServerOptions.SectionName}:{nameof(options.Limits)}:{limits.Key}:{limit.Index}:{mistake.Setting}: the limit {mistake.Found}. {mistake.Expected}. Type for example {mistake.Value}.").ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
