using System.Globalization;
using Gazette.Articles;
using Gazette.Articles.Variants;
using Gazette.Pages.Lists;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Lists of articles: the front page, columns, months, and as JSON.</summary>
public sealed class ListEndpoint(PageCache pages, Timeline timeline, ColumnIndex columns, SiteJson json, SiteVariants variants)
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
    /// <param name="variant">As in the query: how Chinese is to be written; null as it was. An unknown one is 404.</param>
    public async Task<Response> FrontPageAsync(string? after, string? before, string? variant, CancellationToken cancellation)
    {
        if (variants.Find(variant) is not { } view)
            return NoSuchPage;
        if (!TryRead(after, before, out var place, out var malformed))
            return malformed!;
        return await pages.ListAsync($"front {after} {before}{view.Key}", async token =>
        {
            var (list, isNewest) = await ReadAsync(column: null, place, token);
            var known = view.Site.Columns.Arranged(await columns.ReadAsync(token));
            return Page(FrontPage.Render(view.Of(list), isNewest, known, isNewest ? await BlocksAsync(known, view, token) : [], view.Site, "/" + Query(after, before)));
        }, cancellation);
    }

    /// <summary>As <see cref="Contracts.PublicArticleList"/>.</summary>
    /// <param name="column">As in the query; null for all.</param>
    /// <inheritdoc cref="FrontPageAsync"/>
    public async Task<Response> JsonAsync(string? column, string? after, string? variant, CancellationToken cancellation)
    {
        if (variants.Find(variant) is not { } view)
            return NoSuchPage;
        if (column is { Length: 0 or > MaxColumnLength })
            return MalformedColumn;
        if (!TryRead(after, before: null, out var place, out var malformed))
            return malformed!;
        return await pages.ListAsync(
            $"list {after} {column}{view.Key}", async token => Representation.OfText(SiteJson.ContentType, json.Of(view.Of((await ReadAsync(column, place, token)).List), column, view.Site)), cancellation);
    }

    /// <summary>404 for a column that has no article.</summary>
    /// <inheritdoc cref="FrontPageAsync"/>
    public async Task<Response> ColumnAsync(string column, string? after, string? before, string? variant, CancellationToken cancellation)
    {
        if (variants.Find(variant) is not { } view)
            return NoSuchPage;
        column = column.Trim('/');
        if (column.Length is 0 or > MaxColumnLength)
            return MalformedColumn;
        if (!TryRead(after, before, out var place, out var malformed))
            return malformed!;
        return await pages.FindListAsync($"column {after} {before} {column}{view.Key}", async token =>
        {
            var (list, isNewest) = await ReadAsync(column, place, token);
            return isNewest && list.Items.Count == 0 ? null : Page(ColumnPage.Render(column, view.Of(list), isNewest, await columns.ReadAsync(token), view.Site, Query(after, before)));
        }, cancellation) ?? NoSuchPage;
    }

    /// <summary>The list of columns.</summary>
    /// <inheritdoc cref="FrontPageAsync"/>
    public async Task<Response> ColumnsAsync(string? variant, CancellationToken cancellation) => variants.Find(variant) is { } view
        ? await pages.ListAsync($"columns{view.Key}", async token => Page(ColumnPage.RenderAll(await columns.ReadAsync(token), view.Site)), cancellation)
        : NoSuchPage;

    /// <summary>The list of months.</summary>
    /// <inheritdoc cref="FrontPageAsync"/>
    public async Task<Response> ArchiveAsync(string? variant, CancellationToken cancellation) => variants.Find(variant) is { } view
        ? await pages.ListAsync(
            $"archive{view.Key}", async token => Page(ArchivePage.Render(await timeline.ReadSpanAsync(token), await columns.ReadAsync(token), view.Site)), cancellation)
        : NoSuchPage;

    /// <param name="month">As in the address.</param>
    /// <inheritdoc cref="FrontPageAsync"/>
    public async Task<Response> MonthAsync(string month, string? after, string? variant, CancellationToken cancellation)
    {
        if (variants.Find(variant) is not { } view)
            return NoSuchPage;
        if (!DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < 2 or > 9998)
            return MalformedMonth;
        if (!TryRead(after, before: null, out var place, out var malformed))
            return malformed!;
        return await pages.ListAsync($"month {month} {after}{view.Key}", async token =>
        {
            var list = await timeline.ReadMonthAsync(first.Year, first.Month, place.After, token);
            return Page(ArchivePage.RenderMonth(first.Year, first.Month, view.Of(list), after is null, await columns.ReadAsync(token), view.Site, Query(after, before: null)));
        }, cancellation);
    }

    private async Task<(ArticleList List, bool IsNewest)> ReadAsync(string? column, (TimeKey? After, TimeKey? Before) place, CancellationToken cancellation)
    {
        var list = place.Before is { } before
            ? await timeline.ReadNewerAsync(column, before, cancellation)
            : await timeline.ReadAsync(column, place.After, cancellation);
        return (list, place.After is null && list.Newer is null);
    }

    private async Task<IReadOnlyList<(string, IReadOnlyList<ArticleListItem>)>> BlocksAsync(IReadOnlyList<ColumnSize> known, SiteVariant view, CancellationToken cancellation)
    {
        var blocks = await Task.WhenAll(known.Take(FrontPage.MaxBlocks).Select(
            async column => (column.Name, Items: view.Of(await timeline.ReadNewestAsync(column.Name, FrontPage.BlockSize, cancellation)))));
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

    /// <summary>Of the page's own address.</summary>
    private static string Query(string? after, string? before) =>
        after is not null ? $"?after={Uri.EscapeDataString(after)}" : before is not null ? $"?before={Uri.EscapeDataString(before)}" : "";

    private static TimeKey? Key(string? text) => text is not null && TimeKey.TryParse(text, out var key) ? key : null;

    private static Representation Page(string html) => Representation.OfText(ArticleEndpoint.Html, html);

    private static Response.Failed Malformed(string detail) => new(StatusCodes.Status400BadRequest, detail);
}
