using System.Buffers.Binary;

namespace GoRpc.Integration.Tests.Server;

/// <summary>gRPC's message frames by hand: a flag byte, four bytes of length, the message.</summary>
internal static class RawFrame
{
    public static byte[] Of(params byte[] message) => WithLength((uint)message.Length, message);

    /// <summary>A frame that says another length than its message has.</summary>
    public static byte[] WithLength(uint length, params byte[] message)
    {
        byte[] frame = [0, 0, 0, 0, 0, .. message];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), length);
        return frame;
    }
}
