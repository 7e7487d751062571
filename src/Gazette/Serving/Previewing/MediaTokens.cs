using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Serving.Previewing;

/// <summary>Addresses of pictures and attachments in a page, which nobody may open before the article is public, with a token each.</summary>
internal static partial class MediaTokens
{
    /// <param name="sign">Gets a hash.</param>
    public static async Task<string> PutInto(string page, Func<string, CancellationToken, Task<string>> sign, CancellationToken cancellation)
    {
        var signed = new StringBuilder(page.Length + 1024);
        var at = 0;
        foreach (Match address in Address().Matches(page))
        {
            signed.Append(page, at, address.Index + address.Length - at).Append("?preview=").Append(await sign(address.Groups["hash"].Value, cancellation));
            at = address.Index + address.Length;
        }

        return signed.Append(page, at, page.Length - at).ToString();
    }

    // Names are percent-encoded; what ends them ends an attribute, an entry of a srcset, or a string of JSON.
    [GeneratedRegex("/(media|files)/(?<hash>[0-9a-f]{32})/[A-Za-z0-9%._~!$'()*+;=:@-]+", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Address();
}
