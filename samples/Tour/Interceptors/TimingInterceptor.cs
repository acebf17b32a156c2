namespace GoRpc.Tour.Interceptors;

/// <summary>Measures the calls of a client, from the call to its answer or to the end of its stream.</summary>
internal sealed class TimingInterceptor(CallTimes times, TimeProvider timeProvider) : ICallInterceptor
{
    public async ValueTask InvokeAsync(GoRpcCall call, CallDelegate next)
    {
        var start = timeProvider.GetTimestamp();
        try
        {
            await next();
        }
        finally
        {
            times.Add(call.Method, timeProvider.GetElapsedTime(start));
        }
    }
}
