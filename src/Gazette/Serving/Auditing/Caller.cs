using Gazette.Text;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Auditing;

/// <summary>Who sent a request, as far as we know: a name only where the platform vouches for it.</summary>
internal static class Caller
{
    /// <summary>Whoever has a function key: there may be several.</summary>
    public const string OfKey = "key";

    /// <summary>Whoever needed none: a program on the local host's own machine.</summary>
    public const string Local = "local";

    /// <summary>Signed in, under a name of which nothing is left.</summary>
    public const string Unnamed = "unnamed";

    /// <summary>In UTF-16 units; an address of mail has 254 at most.</summary>
    public const int MaxName = 254;

    private const string PrincipalName = "X-MS-CLIENT-PRINCIPAL-NAME";

    /// <param name="trustPrincipal">Whether the platform sets the header of the name, and takes it away from whoever sends it; see <see cref="GazetteOptions.TrustClientPrincipal"/>.</param>
    public static string Of(HttpRequest request, bool trustPrincipal)
    {
        if (trustPrincipal && request.Headers[PrincipalName] is [{ Length: > 0 } name, ..])
            return SingleLine.Of(name).Trim() is { Length: > 0 } line ? ShortText.Of(line, MaxName) : Unnamed;
        return request.Headers.ContainsKey("x-functions-key") || request.Query.ContainsKey("code") ? OfKey : Local;
    }
}
