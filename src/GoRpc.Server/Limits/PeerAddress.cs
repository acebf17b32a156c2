using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace GoRpc.Server.Limits;

/// <summary>The part of an address that a limit tells peers apart by.</summary>
internal static class PeerAddress
{
    // Whoever has an IPv6 address has the 64 bits behind its network as well, and could be another peer with each call.
    private const int NetworkBytes = 8;

    // No network, for its last 64 bits are not zero.
    private static readonly UInt128 Local = UInt128.MaxValue;

    /// <summary>A number for each peer; all that come over a Unix domain socket, which have no address, are one.</summary>
    public static UInt128 Of(IPAddress? address)
    {
        if (address is null)
        {
            return Local;
        }

        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        if (address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6)
        {
            // As an address that is mapped to IPv6, which no network of IPv6 is.
            bytes[10] = bytes[11] = 0xff;
            (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).TryWriteBytes(bytes[12..], out _);
        }
        else
        {
            address.TryWriteBytes(bytes, out _);
            bytes[NetworkBytes..].Clear();
        }

        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>The peer as people read it.</summary>
    public static string Text(UInt128 address)
    {
        if (address == Local)
        {
            return "a Unix domain socket";
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        var ip = new IPAddress(bytes);
        return ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4().ToString() : $"{ip}/{NetworkBytes * 8}";
    }
}
