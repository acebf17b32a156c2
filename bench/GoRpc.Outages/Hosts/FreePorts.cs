using System.Net;
using System.Net.Sockets;

namespace GoRpc.Outages.Hosts;

/// <summary>Finds ports for hosts that must come back where they were. Below those that the system gives to connections of its own choice.</summary>
internal static class FreePorts
{
    private const int First = 12_000;
    private const int Last = 32_000;

    public static int[] Take(int count)
    {
        var ports = new HashSet<int>();
        while (ports.Count < count)
        {
            var port = Random.Shared.Next(First, Last);
            if (IsFree(port))
            {
                ports.Add(port);
            }
        }

        return [.. ports];
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
