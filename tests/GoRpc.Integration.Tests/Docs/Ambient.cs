using GoRpc.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Integration.Tests.Docs;

/// <summary>
/// What fragments in the docs may use without declaring it, because their reader has it in hand: never set, since fragments
/// are compiled and not run.
/// </summary>
public abstract class Ambient
{
#pragma warning disable CA1707, CA2211, SA1300, IDE1006 // These are the names that readers use for their variables.
    protected static WebApplicationBuilder builder = null!;
    protected static WebApplication app = null!;
    protected static IServiceCollection services = null!;
    protected static IConfiguration configuration = null!;
    protected static GoRpcChannel channel = null!;
    protected static ICalculator calculator = null!;
    protected static IStocks stocks = null!;
    protected static ITelemetry telemetry = null!;
    protected static IChat chat = null!;
    protected static CancellationToken cancellationToken;
    protected static string[] args = [];
#pragma warning restore CA1707, CA2211, SA1300, IDE1006
}
