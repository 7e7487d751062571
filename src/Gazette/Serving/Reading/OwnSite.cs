using System.Buffers;
using Gazette.Articles;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Reading;

/// <summary>
/// Tells requests of our own pages from those of others. Our address is the one that is set, or the name that the browser has
/// asked for: behind a front end the two differ.
/// </summary>
internal sealed class OwnSite(HttpRequest request, Site site)
{
    private const int MaxPathLength = 2048;

    // Printable ASCII without the back-slash, which browsers read as a slash.
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Where(c => c != '\\')]);

    /// <summary>Whether the text leads to an address of this site wherever it is shown: never to another host.</summary>
    public static bool IsPath(string? text) =>
        text is ['/', ..] and not ['/', '/', ..] && text.Length <= MaxPathLength && !text.AsSpan().ContainsAnyExcept(PathCharacters);

    /// <summary>The sentence of a refusal; null when a page of ours has sent the request, or no page.</summary>
    public string? Refuse()
    {
        var isForeign = request.Headers["Sec-Fetch-Site"] is { Count: > 0 } from
            ? from != "same-origin" && from != "none"
            : request.Headers.Origin is { Count: > 0 } origin && !IsOurs(origin);
        return isForeign ? "This address answers no form of another site's page." : null;
    }

    /// <summary>Path and query of the page that a reader came from; the front page where that is none of ours.</summary>
    public string PathBehind(string? referer) =>
        IsOurs(referer) && new Uri(referer!) is { AbsolutePath: not "/reader" } from && IsPath(from.PathAndQuery) ? from.PathAndQuery : "/";

    private bool IsOurs(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Authority == request.Host.Value || uri.Authority == new Uri(site.BaseUrl).Authority);
}
