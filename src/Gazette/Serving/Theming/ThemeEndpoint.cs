using Gazette.Articles;
using Gazette.Storage;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Theming;

/// <summary>The files of the publisher's own look: style sheet, logo, fonts and pictures.</summary>
public sealed class ThemeEndpoint(PageCache pages, ThemeStore theme)
{
    private static readonly Response NoSuchFile = new Response.Failed(StatusCodes.Status404NotFound);

    /// <summary>404 for what is not there, is larger than <see cref="SiteTheme.MaxFileBytes"/>, or is no file that a look is made of.</summary>
    public async Task<Response> FileAsync(string name, CancellationToken cancellation)
    {
        if (SiteTheme.TypeOf(name) is not { } type)
            return NoSuchFile;
        var found = await pages.FindListAsync(
            $"theme {name}", async token => await theme.FindAsync(name, SiteTheme.MaxFileBytes, token) is { } bytes ? Representation.OfBytes(type, bytes) : null, cancellation);
        return found is null ? NoSuchFile : found with { CacheControl = CacheRule.Theme };
    }
}
