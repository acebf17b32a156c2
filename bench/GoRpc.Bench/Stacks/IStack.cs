using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Bench.Stacks;

/// <summary>One way to make calls in .NET: what it adds to a host, and its client. Each as its own documentation sets it up.</summary>
internal interface IStack
{
    void AddServices(IServiceCollection services);

    void Map(WebApplication host);

    IStackClient Connect(Uri address);
}
