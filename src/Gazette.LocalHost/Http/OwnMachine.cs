using System.Net;
using Microsoft.AspNetCore.Http;

namespace Gazette.LocalHost.Http;

/// <summary>
/// Stands in for the keys that the real host asks for on routes of level Function and above, whatever the method: only
/// programs on this machine may use them, and no web page behind its user's back.
/// </summary>
internal static class OwnMachine
{
    /// <summary>The sentence of a refusal; null when the request may pass.</summary>
    public static string? Refuse(HttpRequest request)
    {
        if (request.HttpContext.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
            return "This address answers on the machine itself only, not over the network.";
        // A page whose name was rebound to 127.0.0.1 still sends its own name.
        if (!IsLoopback(request.Host.Host))
            return "This address answers under the name localhost, 127.0.0.1 or [::1] only.";
        return IsOfAnotherSite(request) ? "This address answers no request of another site's page." : null;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOfAnotherSite(HttpRequest request)
    {
        // Another port is another program's page.
        if (request.Headers.Origin is { Count: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
            return true;
        // Images, scripts and links of a foreign page come without an Origin; browsers then still say where from.
        return request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none";
    }
}
