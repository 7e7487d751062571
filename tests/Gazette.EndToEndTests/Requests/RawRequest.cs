using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Gazette.EndToEndTests.Requests;

/// <summary>Bytes sent as they are: an HttpClient would mend or refuse what attackers send.</summary>
internal static class RawRequest
{
    /// <param name="target">As it stands in the request line.</param>
    /// <param name="headers">Whole lines beside Host and Connection.</param>
    /// <param name="host">Null sends no Host.</param>
    public static Task<RawAnswer> SendAsync(
        IPEndPoint server, string target, IEnumerable<string>? headers = null, string method = "GET", string? host = "localhost", string version = "HTTP/1.1")
    {
        string[] lines = [$"{method} {target} {version}", .. host is null ? [] : new[] { $"Host: {host}" }, .. headers ?? [], "Connection: close", "", ""];
        return SendBytesAsync(server, string.Join("\r\n", lines));
    }

    /// <summary>With the site's own name, and the key that it asks for.</summary>
    /// <param name="host">Null for the site's own name.</param>
    public static async Task<RawAnswer> ToSiteAsync(PublishedSite site, string target, IEnumerable<string>? headers = null, string method = "GET", string? host = null)
    {
        var address = site.Http.BaseAddress!;
        string[] lines = [$"{method} {target} HTTP/1.1", $"Host: {host ?? address.Authority}", .. headers ?? [], .. site.KeyHeaders, "Connection: close", "", ""];
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        if (address.Scheme == Uri.UriSchemeHttp)
            return await SendBytesAsync(client.GetStream(), string.Join("\r\n", lines));
        await using var encrypted = new SslStream(client.GetStream());
        await encrypted.AuthenticateAsClientAsync(address.Host);
        return await SendBytesAsync(encrypted, string.Join("\r\n", lines));
    }

    public static async Task<RawAnswer> SendBytesAsync(IPEndPoint server, string bytes)
    {
        using var client = new TcpClient(server.AddressFamily);
        await client.ConnectAsync(server, TestContext.Current.CancellationToken);
        return await SendBytesAsync(client.GetStream(), bytes);
    }

    /// <summary>Reads until the server closes the connection.</summary>
    private static async Task<RawAnswer> SendBytesAsync(Stream stream, string bytes)
    {
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), TestContext.Current.CancellationToken);
            await stream.CopyToAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // A server that refuses a request early closes before it has read all of it, and the network may reset.
        }

        return Parse(Encoding.Latin1.GetString(answer.ToArray()));
    }

    private static RawAnswer Parse(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"No answer: {answer}");
        var lines = answer[..end].Split("\r\n");
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToLookup(l => l[0], l => l[1], StringComparer.OrdinalIgnoreCase);
        return new RawAnswer(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, answer[(end + 4)..]);
    }
}
