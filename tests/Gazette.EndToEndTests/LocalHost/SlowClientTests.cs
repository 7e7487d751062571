using System.Net;
using System.Net.Sockets;
using System.Text;
using Gazette.LocalHost;

namespace Gazette.EndToEndTests.LocalHost;

/// <summary>Clients that take a connection and give nothing.</summary>
public sealed class SlowClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connections_are_bounded_and_an_unfinished_request_loses_its_own()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory"], cancellationToken: Cancel);
        using (var unfinished = await OpenAsync(host, "GET / HTTP/1.1\r\nHost: localhost\r\n"))
            Assert.StartsWith("HTTP/1.1 408 ", await ReadAsync(unfinished), StringComparison.Ordinal);

        var silent = new List<TcpClient>();
        try
        {
            // One more than the limit is closed without an answer. A busy machine loses some that come faster than they are
            // accepted, and does not say so: hence a few hundred more, if need be.
            var (opened, answer) = (LocalApplication.MaxConnections, "none yet");
            for (; answer.Length > 0 && opened <= 2 * LocalApplication.MaxConnections; opened += LocalApplication.MaxConnections / 4)
            {
                while (silent.Count < opened)
                    silent.Add(await OpenAsync(host, ""));
                using var next = await OpenAsync(host, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                answer = await ReadAsync(next);
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

    private static async Task<TcpClient> OpenAsync(RunningHost host, string bytes)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.BaseUrl.Port, Cancel);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(bytes), Cancel);
        return client;
    }

    private static async Task<string> ReadAsync(TcpClient client)
    {
        try
        {
            return await new StreamReader(client.GetStream()).ReadToEndAsync(Cancel);
        }
        catch (IOException)
        {
            // Closed while our request was on its way.
            return "";
        }
    }
}
