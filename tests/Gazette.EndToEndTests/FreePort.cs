using System.Net;
using System.Net.Sockets;

namespace Gazette.EndToEndTests;

/// <summary>Ports for hosts that a test starts.</summary>
internal static class FreePort
{
    // Below those that systems give to outgoing connections: tests make many, and one of them would have the port before the
    // host listens on it. Azurite's usual ones are below this too.
    private const int First = 20_000;
    private const int End = 32_000;

    /// <summary>Free at this moment.</summary>
    public static int Find()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var port = Random.Shared.Next(First, End);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"No port was found free between {First} and {End}.");
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
