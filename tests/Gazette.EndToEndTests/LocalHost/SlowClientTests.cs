using System.Net;
using System.Net.Sockets;
using System.Text;
using Gazette.LocalHost;

namespace Gazette.EndToEndTests.LocalHost;

/// <summary>Clients that take a connection and give nothing.</summary>
public sealed class SlowClientTests
{
    private const string HalfRequest = "GET / HTTP/1.1\r\nHost: localhost\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unfinished_requests_lose_their_connections()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory"], cancellationToken: Cancel);
        var unfinished = new List<TcpClient>();
        try
        {
            for (var i = 0; i < LocalApplication.MaxConnectionsPerAddress / 2; i++)
                unfinished.Add(await OpenAsync(host, HalfRequest));

            var ends = await Task.WhenAll(unfinished.Select(ReadAsync));

            Assert.All(ends, end => Assert.StartsWith("HTTP/1.1 408 ", end, StringComparison.Ordinal));
        }
        finally
        {
            unfinished.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public async Task Connections_of_one_address_shut_out_no_other()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a machine has one loopback address of its own.");
        await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory"], cancellationToken: Cancel);
        var silent = new List<TcpClient>();
        try
        {
            // A busy machine loses some, and does not say so: hence more, if need be.
            var answer = "none yet";
            for (var wanted = LocalApplication.MaxConnectionsPerAddress; answer.Length > 0 && wanted <= LocalApplication.MaxConnections / 2; wanted += 50)
            {
                while (silent.Count < wanted)
                    silent.Add(await OpenAsync(host, ""));
                answer = await AskAsync(host, IPAddress.Loopback);
            }

            Assert.Equal("", answer);
            Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(host, IPAddress.Parse("127.0.0.2")), StringComparison.Ordinal);
        }
        finally
        {
            silent.ForEach(c => c.Dispose());
        }

        using var last = await UntilAnsweredAsync(host);
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
    }

    [Fact]
    public async Task Connections_are_bounded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a machine has one loopback address of its own.");
        await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory"], cancellationToken: Cancel);
        var silent = new List<TcpClient>();
        try
        {
            // From as many addresses as it takes. One more than the limit is closed without an answer. A busy machine loses
            // some that come faster than they are accepted, and does not say so: hence a few hundred more, if need be.
            var (opened, answer) = (LocalApplication.MaxConnections, "none yet");
            for (; answer.Length > 0 && opened <= 2 * LocalApplication.MaxConnections; opened += LocalApplication.MaxConnections / 4)
            {
                while (silent.Count < opened)
                    silent.Add(await OpenAsync(host, "", AddressOf(silent.Count)));
                answer = await AskAsync(host, AddressOf(silent.Count));
            }

            Assert.Equal("", answer);
        }
        finally
        {
            silent.ForEach(c => c.Dispose());
        }

        // The host notices the closed ones in its own time.
        using var last = await UntilAnsweredAsync(host);
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
    }

    private static IPAddress AddressOf(int connection) => new([127, 0, 1, (byte)(1 + (connection / (LocalApplication.MaxConnectionsPerAddress / 2)))]);

    /// <returns>Empty when the connection is closed without an answer.</returns>
    private static async Task<string> AskAsync(RunningHost host, IPAddress from)
    {
        using var client = await OpenAsync(host, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", from);
        return await ReadAsync(client);
    }

    private static async Task<HttpResponseMessage> UntilAnsweredAsync(RunningHost host)
    {
        while (true)
        {
            try
            {
                return await host.Http.GetAsync(new Uri("/", UriKind.Relative), Cancel);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, Cancel);
            }
        }
    }

    private static async Task<TcpClient> OpenAsync(RunningHost host, string bytes, IPAddress? from = null)
    {
        var client = new TcpClient(new IPEndPoint(from ?? IPAddress.Loopback, 0));
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, host.BaseUrl.Port, Cancel);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(bytes), Cancel);
        }
        catch (Exception fault) when (fault is IOException or SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            // Closed already; reading says so too.
        }

        return client;
    }

    private static async Task<string> ReadAsync(TcpClient client)
    {
        try
        {
            return await new StreamReader(client.GetStream()).ReadToEndAsync(Cancel);
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException)
        {
            // Closed while our request was on its way, or before.
            return "";
        }
    }
}
