using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Gazette.Serving;

/// <summary>Chooses the content coding for a request (RFC 9110, 12.5.3).</summary>
public static class ContentCoding
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";

    /// <summary>
    /// The best coding that we have and the client takes; null for none. A header that cannot be read, or one that
    /// refuses even identity, gets the plain bytes: any client can read them.
    /// </summary>
    public static string? Choose(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
            return null;
        var brotli = Quality(accepted, Brotli);
        var gzip = Quality(accepted, Gzip);
        if (brotli > 0 && brotli >= gzip)
            return Brotli;
        return gzip > 0 ? Gzip : null;
    }

    private static double Quality(IList<StringWithQualityHeaderValue> accepted, string coding)
    {
        var named = accepted.FirstOrDefault(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(a => a.Value == "*");
        return named is null ? 0 : named.Quality ?? 1;
    }
}
