// Enums of protobuf-net and gRPC, so that a compiler need not load their packages. A test compares them.
namespace ProtoBuf
{
    public enum CompatibilityLevel
    {
        NotSpecified = 0,
        Level200 = 200,
        Level240 = 240,
        Level300 = 300,
    }

    internal enum DataFormat
    {
        Default,
        ZigZag,
        TwosComplement,
        FixedSize,
        Group,
        WellKnown,
    }
}

namespace Grpc.Core
{
    public enum MethodType
    {
        Unary,
        ClientStreaming,
        ServerStreaming,
        DuplexStreaming,
    }

    internal enum StatusCode
    {
        OK,
    }
}
