using System.Globalization;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Pages.Feeds;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Feeds;

/// <summary>What search engines read of the site: sitemaps by month, that of the news, and robots.txt.</summary>
public sealed class SitemapEndpoint(PageCache pages, Timeline timeline, ColumnIndex columns, MonthIndex months, ReadCircuit reads, Site site, TimeProvider clock)
{
    private static readonly Response NoSuchFile = new Response.Failed(StatusCodes.Status404NotFound);

    private readonly Response robots = new Response.Found(Representation.OfText(RobotsFile.ContentType, RobotsFile.Render(site)), CacheRule.Page);

    /// <summary>The key of IndexNow; 404 where none is set.</summary>
    public Task<Response> IndexNowKeyAsync() => Task.FromResult(site.IndexNowKey is { } key
        ? new Response.Found(Representation.OfText(RobotsFile.ContentType, key), CacheRule.Page)
        : NoSuchFile);

    /// <summary>The index: a sitemap for each month that has articles, the newest first, and that of the other pages.</summary>
    public async Task<Response> IndexAsync(CancellationToken cancellation) => await pages.ListAsync(
        "sitemap.xml",
        async token => File(Sitemap.RenderIndex((await months.ReadAsync(token)).Select(PagePath.OfSitemap).Prepend(PagePath.SitemapOfPages).Select(path => site.BaseUrl + path))),
        cancellation);

    /// <summary>404 for a month without articles, and for a name that the index does not give.</summary>
    /// <param name="file">The last segment of the address.</param>
    public async Task<Response> FileAsync(string file, CancellationToken cancellation)
    {
        if (PagePath.SitemapOfPages.EndsWith("/" + file, StringComparison.Ordinal))
            return await pages.ListAsync("sitemap of pages", async token => File(Sitemap.Render(await PagesAsync(token))), cancellation);
        if (!DateOnly.TryParseExact(file, "yyyy-MM'.xml'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) || month.Year is < 2 or > 9998)
            return NoSuchFile;
        return await pages.FindLongListAsync(
            $"sitemap {month:yyyy-MM}",
            async token => await MonthAsync(month, token) is { Count: > 0 } articles ? File(Sitemap.Render(articles)) : null,
            cancellation) ?? NoSuchFile;
    }

    /// <summary>The articles of the last two days.</summary>
    public async Task<Response> NewsAsync(CancellationToken cancellation) => await pages.ListAsync(
        "sitemap-news.xml",
        async token => File(NewsSitemap.Render(await timeline.ReadSinceAsync(clock.GetUtcNow() - NewsSitemap.Window, NewsSitemap.MaxArticles, token), site)),
        cancellation);

    public Task<Response> RobotsAsync() => Task.FromResult(robots);

    /// <summary>Of a month with more articles than a sitemap may name, the newest.</summary>
    private async Task<IReadOnlyList<(string, DateTimeOffset?)>> MonthAsync(DateOnly month, CancellationToken cancellation)
    {
        var articles = new List<(string, DateTimeOffset?)>();
        TimeKey? after = null;
        do
        {
            var from = after;
            var list = await reads.ReadAsync(token => timeline.ReadMonthAsync(month.Year, month.Month, from, token, Timeline.MaxPageSize), cancellation);
            articles.AddRange(list.Items.Select(item => (site.ArticleUrl(item.Id), (DateTimeOffset?)item.UpdatedAt)));
            after = list.Next is { } next && TimeKey.TryParse(next, out var key) ? key : null;
        }
        while (after is not null && articles.Count < Sitemap.MaxAddresses);
        return articles.Count > Sitemap.MaxAddresses ? articles[..Sitemap.MaxAddresses] : articles;
    }

    private async Task<IEnumerable<(string, DateTimeOffset?)>> PagesAsync(CancellationToken cancellation)
    {
        string[] fixedPages = [site.FrontPageUrl, site.BaseUrl + PagePath.Columns, site.BaseUrl + PagePath.Archive];
        var ofColumns = (await columns.ReadAsync(cancellation)).Select(column => site.BaseUrl + PagePath.OfColumn(column.Name));
        return fixedPages.Concat(ofColumns).Take(Sitemap.MaxAddresses).Select(url => (url, (DateTimeOffset?)null));
    }

    private static Representation File(byte[] xml) => Representation.OfBytes(Sitemap.ContentType, xml);
}
