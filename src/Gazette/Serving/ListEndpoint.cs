using System.Globalization;
using Gazette.Articles;
using Gazette.Pages.Lists;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Lists of articles: the front page, columns, months, and as JSON.</summary>
public sealed class ListEndpoint(PageCache pages, Timeline timeline, ColumnIndex columns, SiteJson json, Site site)
{
    // Storage takes no longer name for a file, and a column is a part of one.
    private const int MaxColumnLength = 1024;

    private static readonly Response NoSuchPage = new Response.Failed(StatusCodes.Status404NotFound);

    private static readonly Response MalformedAfter = Malformed("The value of \"after\" is not one that a list's next address carried.");

    private static readonly Response MalformedBefore = Malformed("The value of \"before\" is not one that a list's address carried, or stands beside \"after\".");

    private static readonly Response MalformedColumn = Malformed("A column's name has 1 to 1,024 characters.");

    private static readonly Response MalformedMonth = Malformed("A month is written as in 2026-03.");

    /// <summary>400 for a key that no list gave.</summary>
    /// <param name="after">As in the query: what the page before gave; null for the newest.</param>
    /// <param name="before">As in the query: what the page after gave; null without.</param>
    public async Task<Response> FrontPageAsync(string? after, string? before, CancellationToken cancellation)
    {
        if (!TryRead(after, before, out var place, out var malformed))
            return malformed!;
        return await pages.ListAsync($"front {after} {before}", async token =>
        {
            var (list, isNewest) = await ReadAsync(column: null, place, token);
            var known = site.Columns.Arranged(await columns.ReadAsync(token));
            return Page(FrontPage.Render(list, isNewest, known, isNewest ? await BlocksAsync(known, token) : [], site));
        }, cancellation);
    }

    /// <summary>As <see cref="Contracts.PublicArticleList"/>.</summary>
    /// <param name="column">As in the query; null for all.</param>
    /// <inheritdoc cref="FrontPageAsync"/>
    public async Task<Response> JsonAsync(string? column, string? after, CancellationToken cancellation)
    {
        if (column is { Length: 0 or > MaxColumnLength })
            return MalformedColumn;
        if (!TryRead(after, before: null, out var place, out var malformed))
            return malformed!;
        return await pages.ListAsync(
            $"list {after} {column}", async token => Representation.OfText(SiteJson.ContentType, json.Of((await ReadAsync(column, place, token)).List, column)), cancellation);
    }

    /// <summary>404 for a column that has no article.</summary>
    /// <inheritdoc cref="FrontPageAsync"/>
    public async Task<Response> ColumnAsync(string column, string? after, string? before, CancellationToken cancellation)
    {
        column = column.Trim('/');
        if (column.Length is 0 or > MaxColumnLength)
            return MalformedColumn;
        if (!TryRead(after, before, out var place, out var malformed))
            return malformed!;
        return await pages.FindListAsync($"column {after} {before} {column}", async token =>
        {
            var (list, isNewest) = await ReadAsync(column, place, token);
            return isNewest && list.Items.Count == 0 ? null : Page(ColumnPage.Render(column, list, isNewest, await columns.ReadAsync(token), site));
        }, cancellation) ?? NoSuchPage;
    }

    /// <summary>The list of columns.</summary>
    public async Task<Response> ColumnsAsync(CancellationToken cancellation) =>
        await pages.ListAsync("columns", async token => Page(ColumnPage.RenderAll(await columns.ReadAsync(token), site)), cancellation);

    /// <summary>The list of months.</summary>
    public async Task<Response> ArchiveAsync(CancellationToken cancellation) => await pages.ListAsync(
        "archive", async token => Page(ArchivePage.Render(await timeline.ReadSpanAsync(token), await columns.ReadAsync(token), site)), cancellation);

    /// <param name="month">As in the address.</param>
    /// <inheritdoc cref="FrontPageAsync"/>
    public async Task<Response> MonthAsync(string month, string? after, CancellationToken cancellation)
    {
        if (!DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < 2 or > 9998)
            return MalformedMonth;
        if (!TryRead(after, before: null, out var place, out var malformed))
            return malformed!;
        return await pages.ListAsync($"month {month} {after}", async token =>
        {
            var list = await timeline.ReadMonthAsync(first.Year, first.Month, place.After, token);
            return Page(ArchivePage.RenderMonth(first.Year, first.Month, list, after is null, await columns.ReadAsync(token), site));
        }, cancellation);
    }

    private async Task<(ArticleList List, bool IsNewest)> ReadAsync(string? column, (TimeKey? After, TimeKey? Before) place, CancellationToken cancellation)
    {
        var list = place.Before is { } before
            ? await timeline.ReadNewerAsync(column, before, cancellation)
            : await timeline.ReadAsync(column, place.After, cancellation);
        return (list, place.After is null && list.Newer is null);
    }

    private async Task<IReadOnlyList<(string, IReadOnlyList<ArticleListItem>)>> BlocksAsync(IReadOnlyList<ColumnSize> known, CancellationToken cancellation)
    {
        var blocks = await Task.WhenAll(known.Take(FrontPage.MaxBlocks).Select(
            async column => (column.Name, Items: await timeline.ReadNewestAsync(column.Name, FrontPage.BlockSize, cancellation))));
        return [.. blocks.Where(block => block.Items.Count > 0)];
    }

    private static bool TryRead(string? after, string? before, out (TimeKey? After, TimeKey? Before) place, out Response? malformed)
    {
        place = (Key(after), Key(before));
        malformed = after is not null && place.After is null ? MalformedAfter
            : before is not null && (place.Before is null || after is not null) ? MalformedBefore
            : null;
        return malformed is null;
    }

    private static TimeKey? Key(string? text) => text is not null && TimeKey.TryParse(text, out var key) ? key : null;

    private static Representation Page(string html) => Representation.OfText(ArticleEndpoint.Html, html);

    private static Response.Failed Malformed(string detail) => new(StatusCodes.Status400BadRequest, detail);
}
