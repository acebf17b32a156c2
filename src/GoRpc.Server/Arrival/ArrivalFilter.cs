using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace GoRpc.Server.Arrival;

/// <summary>Puts the rules of arrival before everything that an application puts into its pipeline: before routing, and before it is asked who calls.</summary>
internal sealed class ArrivalFilter(CallArrival arrival) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(arrival.Front);
        next(application);
    };
}
