using System.Net;
using System.Net.Sockets;
using Gazette.EndToEndTests.Requests;

namespace Gazette.EndToEndTests.LocalHost;

/// <summary>Who may use the routes that ask for a key in Azure, seen over real sockets; <c>/api/uploads</c> stands for them.</summary>
public sealed class OwnMachineTests(PublishedSite site)
{
    private const string Keyed = "/api/uploads";

    private int Port => site.Host.BaseUrl.Port;

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:PORT", 200)]
    [InlineData("127.0.0.1:PORT", 200)]
    [InlineData("[::1]:PORT", 200)]
    [InlineData("localhost.", 403)]
    [InlineData("localhost.:PORT", 403)]
    [InlineData("zq9x.example:PORT", 403)]
    [InlineData("localhost.zq9x.example", 403)]
    [InlineData("127.0.0.1.zq9x.example", 403)]
    [InlineData("0.0.0.0:PORT", 403)]
    [InlineData("192.168.1.5", 403)]
    [InlineData("", 403)]
    [InlineData("localhost@zq9x.example", 400)]
    [InlineData("localhost,zq9x.example", 400)]
    [InlineData("localhost:", 400)]
    [InlineData("[::]", 400)]
    public Task A_name_that_is_not_this_machines_is_refused(string host, int status) =>
        ExpectAsync(status, Keyed, host: host.Replace("PORT", $"{Port}", StringComparison.Ordinal));

    [Theory]
    [InlineData("Origin: http://localhost:PORT", 200)]
    [InlineData("Origin: null", 403)]
    [InlineData("Origin:", 403)]
    [InlineData("Origin: http://zq9x.example", 403)]
    [InlineData("Origin: https://localhost:PORT", 403)]
    [InlineData("Origin: http://localhost", 403)]
    [InlineData("Origin: http://127.0.0.1:PORT", 403)]
    [InlineData("Origin: http://localhost:PORT.zq9x.example", 403)]
    [InlineData("Origin: http://localhost:PORT\r\nOrigin: http://zq9x.example", 403)]
    [InlineData("Sec-Fetch-Site: same-origin", 200)]
    [InlineData("Sec-Fetch-Site: none", 200)]
    [InlineData("Sec-Fetch-Site: cross-site", 403)]
    [InlineData("Sec-Fetch-Site: same-site", 403)]
    [InlineData("Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site", 403)]
    public Task A_foreign_pages_request_is_refused(string header, int status) =>
        ExpectAsync(status, Keyed, [header.Replace("PORT", $"{Port}", StringComparison.Ordinal)], $"localhost:{Port}");

    [Theory]
    [InlineData("http://zq9x.example/api/uploads", "zq9x.example", 403)]
    [InlineData("http://localhost@zq9x.example/api/uploads", "zq9x.example", 403)]
    [InlineData("http://localhost/api/uploads", "zq9x.example", 400)]
    [InlineData("http://zq9x.example/api/uploads", "localhost", 400)]
    [InlineData("http://localhost/api/uploads", "localhost", 200)]
    [InlineData("/API/Uploads", "zq9x.example", 403)]
    [InlineData("/%61pi/uploads/", "zq9x.example", 403)]
    [InlineData("/articles/../api/./uploads", "zq9x.example", 403)]
    [InlineData("/api/articles/%2e%2e/uploads/a", "zq9x.example", 403)]
    public Task No_way_of_writing_the_address_leads_past_it(string target, string host, int status) => ExpectAsync(status, target, host: host);

    [Fact]
    public async Task Without_a_Host_it_is_refused()
    {
        Assert.Equal(403, (await RawRequest.SendAsync(new(IPAddress.Loopback, Port), Keyed, host: null, version: "HTTP/1.0")).Status);
        Assert.Equal(400, (await RawRequest.SendAsync(new(IPAddress.Loopback, Port), Keyed, host: null)).Status);
    }

    [Fact]
    public async Task What_a_proxy_adds_counts_for_nothing()
    {
        string[] forwarded = ["X-Forwarded-Host: localhost", "X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1;host=localhost"];
        await ExpectAsync(403, Keyed, forwarded, "zq9x.example");
    }

    [Fact]
    public async Task Every_method_of_every_route_with_a_key_is_guarded()
    {
        var guarded = SiteRoutes.All.Where(f => f.NeedsKey).ToList();
        Assert.NotEmpty(guarded);
        foreach (var function in guarded)
        {
            var path = SiteRoutes.Path(function, function.Route.Parameters.ToDictionary(p => p, _ => "no-such-thing"));
            foreach (var method in function.Methods)
                Assert.Equal(403, (await RawRequest.SendAsync(new(IPAddress.Loopback, Port), path, method: method.ToUpperInvariant(), host: "zq9x.example")).Status);
        }
    }

    [Fact]
    public async Task Without_lan_nothing_listens_outside_the_machine()
    {
        foreach (var address in NetworkAddresses())
            await Assert.ThrowsAsync<SocketException>(() => RawRequest.SendAsync(new(address, Port), "/"));
    }

    [Fact]
    public async Task With_lan_pages_answer_the_network_and_routes_with_a_key_do_not()
    {
        Assert.SkipWhen(NetworkAddresses().Count == 0, "This machine has no network.");
        await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory", "--lan"], cancellationToken: TestContext.Current.CancellationToken);
        var lan = new IPEndPoint(IPAddress.Parse(host.BaseUrl.Host), host.BaseUrl.Port);
        Assert.Contains(lan.Address, NetworkAddresses());

        Assert.Equal(200, (await RawRequest.SendAsync(lan, "/", host: $"{lan}")).Status);
        Assert.Equal(403, (await RawRequest.SendAsync(lan, Keyed, host: $"{lan}")).Status);
        Assert.Equal(403, (await RawRequest.SendAsync(lan, Keyed, host: $"localhost:{lan.Port}")).Status);
        Assert.Equal(403, (await RawRequest.SendAsync(new(IPAddress.Loopback, lan.Port), Keyed, host: $"{lan}")).Status);
        Assert.Equal(200, (await RawRequest.SendAsync(new(IPAddress.Loopback, lan.Port), Keyed)).Status);
        Assert.Equal(200, (await RawRequest.SendAsync(new(IPAddress.IPv6Loopback, lan.Port), Keyed, host: "[::1]")).Status);
    }

    private async Task ExpectAsync(int status, string target, IEnumerable<string>? headers = null, string host = "localhost")
    {
        var answer = await RawRequest.SendAsync(new(IPAddress.Loopback, Port), target, headers, host: host);
        Assert.Equal(status, answer.Status);
        if (status == 403)
            Assert.DoesNotContain("zq9x", answer.Body, StringComparison.Ordinal);
    }

    private static List<IPAddress> NetworkAddresses() => [.. System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces()
        .Where(n => n.OperationalStatus == System.Net.NetworkInformation.OperationalStatus.Up)
        .SelectMany(n => n.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address)
        .Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a))];
}
