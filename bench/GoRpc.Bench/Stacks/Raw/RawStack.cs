using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GoRpc.Bench.Stacks.Raw;

/// <summary>
/// The limit: Kestrel sends back the bytes of an HTTP/2 request, HttpClient collects them; no codec, no framing, no routing.
/// It has no streams, because bytes without frames have no messages.
/// </summary>
internal sealed class RawStack : IStack
{
    public void AddServices(IServiceCollection services)
    {
    }

    public void Map(WebApplication host) => host.Run(context =>
    {
        context.Response.ContentLength = context.Request.ContentLength;
        return context.Request.BodyReader.CopyToAsync(context.Response.BodyWriter, context.RequestAborted);
    });

    public IStackClient Connect(Uri address) => new RawClient(address);
}
