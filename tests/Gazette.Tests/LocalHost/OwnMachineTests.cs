using System.Net;
using Gazette.LocalHost.Http;
using Microsoft.AspNetCore.Http;

namespace Gazette.Tests.LocalHost;

public sealed class OwnMachineTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("192.168.1.20", false)]
    [InlineData("fe80::1", false)]
    [InlineData(null, false)]
    public void A_caller_over_the_network_is_refused_even_under_the_name_localhost(string? caller, bool passes)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = caller is null ? null : IPAddress.Parse(caller);
        context.Request.Host = new HostString("localhost", 7071);
        Assert.Equal(passes, OwnMachine.Refuse(context.Request) is null);
    }
}
