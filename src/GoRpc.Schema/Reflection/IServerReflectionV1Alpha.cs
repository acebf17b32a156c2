using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Schema.Reflection;

[Service("grpc.reflection.v1alpha.ServerReflection")]
internal interface IServerReflectionV1Alpha : IServerReflection;
