using ProtoBuf.Grpc.Configuration;

/// <summary>A contract that lies in no namespace, as scripts write them.</summary>
[Service]
public interface IServiceInNoNamespace
{
    Task PingAsync();
}
