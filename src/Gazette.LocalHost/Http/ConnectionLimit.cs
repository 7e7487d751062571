using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gazette.LocalHost.Http;

/// <summary>How many connections one address may hold at a time; in Azure the front end sees to that. One more is closed at once.</summary>
internal sealed class ConnectionLimit(int perAddress)
{
    private readonly Dictionary<IPAddress, int> open = [];

    public void Guard(ListenOptions endpoint) => endpoint.Use(next => connection => RunAsync(connection, next));

    private async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        if (!TryTake(address))
        {
            connection.Abort();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Release(address);
        }
    }

    private bool TryTake(IPAddress address)
    {
        lock (open)
        {
            var held = open.GetValueOrDefault(address);
            if (held >= perAddress)
                return false;
            open[address] = held + 1;
            return true;
        }
    }

    private void Release(IPAddress address)
    {
        lock (open)
        {
            if (--open[address] == 0)
                open.Remove(address);
        }
    }
}
