using GoRpc.Demo;
using GoRpc.Tour.Interceptors;
using GoRpc.Tour.Network;

namespace GoRpc.Tour.Stops;

internal sealed class CacheStop(HostAddress host, SignIn signIn, Screen screen, TimeProvider timeProvider) : IStop
{
    public string Title => "An interceptor: answers that are kept on this side";

    public async Task VisitAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        await using var channel = GoRpcChannel.ForAddress(host.ToString(), options =>
        {
            signIn.Use(options);
            options.AddInterceptor(new CachingInterceptor(timeProvider, age: TimeSpan.FromMinutes(1)));
            // Further in, so that it counts what the cache lets through.
            options.AddInterceptor(new Counter(() => sent++));
        });
        var calculator = channel.CreateClient<ICalculator>();

        for (var call = 1; call <= 3; call++)
        {
            var product = await calculator.MultiplyAsync(20, 22, cancellationToken);
            screen.Say($"Multiply(20, 22) = [bold]{product}[/], call {call}; sent to the host so far: {sent}");
        }
    }

    private sealed class Counter(Action count) : ICallInterceptor
    {
        public ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
        {
            count();
            return next();
        }
    }
}
