using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Gazette.LocalHost;

/// <summary>Where the site listens and what its public address is.</summary>
/// <param name="Lan">Null when only this machine may see the site.</param>
internal sealed record SiteAddress(int Port, IPAddress? Lan)
{
    public string Url => $"http://{Lan?.ToString() ?? "localhost"}:{Port}";

    /// <exception cref="StartupException">The port is taken, or there is no network.</exception>
    public static SiteAddress For(HostSettings settings)
    {
        RequireFree(settings.Port);
        return new SiteAddress(settings.Port, settings.Lan ? FindLanAddress() : null);
    }

    public static StartupException Taken(int port, Exception? fault = null) =>
        new($"Port {port} is taken by another program. Stop that one, or choose another port with --port.", fault);

    private static void RequireFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new StartupException($"Port {port} may not be used by this user. Choose one above 1023 with --port.", fault);
        }
        catch (SocketException fault)
        {
            throw Taken(port, fault);
        }
    }

    /// <summary>The IPv4 address of the first network that leads somewhere.</summary>
    private static IPAddress FindLanAddress() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(n => n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .Select(n => n.GetIPProperties())
            .OrderByDescending(p => p.GatewayAddresses.Any(g => g.Address.AddressFamily == AddressFamily.InterNetwork))
            .SelectMany(p => p.UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork)
        ?? throw new StartupException("This machine has no LAN address. Connect it to a network, or leave --lan out.");
}
