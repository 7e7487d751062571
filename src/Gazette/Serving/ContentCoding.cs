using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Gazette.Serving;

/// <summary>Chooses the content coding for a request (RFC 9110, 12.5.3).</summary>
public static class ContentCoding
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";

    private const string Identity = "identity";

    /// <summary>
    /// The best coding that we have and the client takes; null for none. A header that cannot be read, or one that
    /// refuses even identity, gets the plain bytes: any client can read them.
    /// </summary>
    public static string? Choose(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
            return null;
        var (brotli, gzip) = (Quality(accepted, Brotli), Quality(accepted, Gzip));
        var best = Math.Max(brotli, gzip);
        // Identity is always acceptable; it is preferred only where the client says so.
        if (best <= 0 || best < Named(accepted, Identity))
            return null;
        return brotli >= gzip ? Brotli : Gzip;
    }

    private static double Quality(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        Named(accepted, coding) ?? Named(accepted, "*") ?? 0;

    /// <summary>Null for a coding that the list does not name.</summary>
    private static double? Named(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        accepted.FirstOrDefault(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } named ? named.Quality ?? 1 : null;
}
