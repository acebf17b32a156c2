using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Schema.Reflection;

[Service("grpc.reflection.v1.ServerReflection")]
internal interface IServerReflectionV1 : IServerReflection;
