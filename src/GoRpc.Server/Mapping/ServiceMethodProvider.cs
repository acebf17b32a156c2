using System.Diagnostics.CodeAnalysis;
using GoRpc.Server.Activation;
using GoRpc.Server.Draining;
using GoRpc.Server.Errors;
using GoRpc.Server.Interceptors;
using GoRpc.Server.Telemetry;
using GoRpc.Server.Validation;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Mapping;

/// <summary>Tells Grpc.AspNetCore.Server which methods a mapped implementation has. For other services the container skips it.</summary>
internal sealed class ServiceMethodProvider<[DynamicallyAccessedMembers(ServiceHost.ReflectedByTransport)] THost>(
    THost host,
    CallFailures failures,
    ServerInterceptors interceptors,
    ServerMetrics metrics,
    RequestValidation validation,
    Drain drain,
    IOptions<GoRpcServerOptions> options) : IServiceMethodProvider<THost>
    where THost : ServiceHost
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<THost> context)
    {
        var binder = new MethodBinder<THost>(host, context, failures, interceptors, metrics, validation, drain, options.Value);
        foreach (var method in host.Methods)
        {
            method.Accept(binder);
        }
    }
}
