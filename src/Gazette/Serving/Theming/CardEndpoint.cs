using System.Globalization;
using Gazette.Articles;
using Gazette.Media;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Theming;

/// <summary>The picture that a shared link to an article is shown with.</summary>
public sealed class CardEndpoint(ThemeStore theme, ArticleEndpoint articles, ReadCircuit reads, Site site)
{
    private static readonly Response NoCards = new Response.Failed(StatusCodes.Status404NotFound, "This site has no font for cards.");

    private CardPicture? card;

    /// <summary>404 on a site whose settings name no font; otherwise fails as <see cref="ArticleEndpoint.PageAsync"/>.</summary>
    /// <exception cref="FileNotFoundException">The font's file, which the settings name, is not in the container.</exception>
    public async Task<Response> CardAsync(string id, CancellationToken cancellation)
    {
        if (site.Theme.CardFont is not { } family)
            return NoCards;
        var drawing = card ??= await ReadyAsync(family, cancellation);
        var answer = await articles.FindAsync(
            id, "card", (stored, tag) => Representation.OfBytes("image/png", Draw(drawing, stored), tag), cancellation);
        return answer is Response.Found found ? found with { IsForEverySite = true } : answer;
    }

    private byte[] Draw(CardPicture drawing, StoredArticle stored)
    {
        var article = stored.Article;
        string?[] foot = [article.PublishedAt?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), article.Source];
        return drawing.Draw(site.Name, article.Title, string.Join('\u3000', foot.Where(part => !string.IsNullOrWhiteSpace(part))));
    }

    /// <summary>Fontconfig reads files alone: the font's bytes become one, once for each process.</summary>
    private async Task<CardPicture> ReadyAsync(string family, CancellationToken cancellation)
    {
        if (site.Theme.CardFontFile is not { } name)
            return new CardPicture(family, fontFile: null);
        var bytes = await reads.ReadAsync(token => theme.FindAsync(name, SiteTheme.MaxFontBytes, token), cancellation)
            ?? throw new FileNotFoundException($"Gazette:CardFontFile names {name}, which is not in the container {theme.ContainerName}, or is larger than {SiteTheme.MaxFontBytes} bytes.", name);
        var path = Path.Combine(Directory.CreateTempSubdirectory("gazette-font-").FullName, "card" + Path.GetExtension(name));
        await File.WriteAllBytesAsync(path, bytes, cancellation);
        return new CardPicture(family, path);
    }
}
