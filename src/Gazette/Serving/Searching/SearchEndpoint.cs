using System.Globalization;
using Gazette.Articles;
using Gazette.Articles.Variants;
using Gazette.Pages;
using Gazette.Pages.Searching;
using Gazette.Serving.Contracts;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Searching;
using Gazette.Text.Searching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Gazette.Serving.Searching;

/// <summary>Finds articles by their words, as a page and as JSON.</summary>
public sealed class SearchEndpoint(
    PageCache pages, ArticleSearch search, ArticleStore articles, ColumnIndex columns, ReadCircuit reads, SiteVariants variants, IOptions<GazetteOptions> options, TimeProvider clock)
{
    private const int MaxColumnLength = 1024;

    private static readonly Response NoSuchVariant = new Response.Failed(StatusCodes.Status404NotFound);

    /// <summary>All values as in the query; null where it has none. 400 for one that cannot be read, with what it takes.</summary>
    /// <param name="q">What is looked for; see <see cref="SearchQuery"/>.</param>
    /// <param name="from">The first day that counts, by the site's clock.</param>
    /// <param name="to">The last one.</param>
    /// <param name="after">A place that an earlier page gave.</param>
    /// <param name="variant">How Chinese is to be written; an unknown one is 404.</param>
    public Task<Response> PageAsync(string? q, string? column, string? from, string? to, string? after, string? variant, CancellationToken cancellation) =>
        AnswerAsync("search", new SearchForm(q, column, from, to, variant), after, PageOfAsync, cancellation);

    /// <summary>As <see cref="SearchResultList"/>; the same of <see cref="PageAsync"/>.</summary>
    /// <inheritdoc cref="PageAsync"/>
    public Task<Response> JsonAsync(string? q, string? column, string? from, string? to, string? after, string? variant, CancellationToken cancellation) =>
        AnswerAsync("api/search", new SearchForm(q, column, from, to, variant), after, JsonOfAsync, cancellation);

    private async Task<Response> AnswerAsync(
        string kind, SearchForm form, string? after, Func<SearchForm, SearchResults?, SiteVariant, CancellationToken, Task<Representation?>> render, CancellationToken cancellation)
    {
        if (variants.Find(form.Variant) is not { } view)
            return NoSuchVariant;
        // An empty field of the form is none.
        form = new SearchForm(form.Text?.Trim(), Set(form.Column)?.Trim('/'), Set(form.From), Set(form.To), form.Variant);
        if (SearchQuery.Parse(form.Text ?? "") is not { } query)
            return Malformed($"\"q\" takes {SearchQuery.MaxLength} characters and {SearchQuery.MaxTerms} words at most. {InterfaceText.For(view.Site.Language).Search.TooLong}");
        if (!TryRead(form, after, view.Site, out var window, out var fault))
            return Malformed(fault);
        var found = await pages.FindLongListAsync(
            $"{kind} {form.AddressOf("", after: after)}",
            async token => await render(form, query.Parts.Count == 0 ? null : await FindAsync(form.Text!, query, window, view, token), view, token),
            cancellation);
        return found! with { HasForm = kind == "search" };
    }

    private async Task<Representation?> PageOfAsync(SearchForm form, SearchResults? results, SiteVariant view, CancellationToken cancellation)
    {
        var known = await reads.ReadAsync(columns.ReadAsync, cancellation);
        return Representation.OfText(ArticleEndpoint.Html, SearchPage.Render(form, results, fault: null, known, view.Site));
    }

    private Task<Representation?> JsonOfAsync(SearchForm form, SearchResults? results, SiteVariant view, CancellationToken cancellation) =>
        Task.FromResult<Representation?>(Representation.OfText(SiteJson.ContentType, SiteJson.Serialize(SearchResultList.Of(form, results, view.Site))));

    /// <summary>Within <see cref="GazetteOptions.LongestSearch"/>, or what was found by then.</summary>
    private Task<SearchResults> FindAsync(string text, SearchQuery query, SearchWindow window, SiteVariant view, CancellationToken cancellation) => reads.ReadAsync(
        async token =>
        {
            using var time = new CancellationTokenSource(options.Value.LongestSearch, clock);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token, time.Token);
            return await new SearchRun(search, articles, view, options.Value, deadline.Token, token).RunAsync(text, query, window);
        },
        cancellation);

    private static bool TryRead(SearchForm form, string? after, Site site, out SearchWindow window, out string fault)
    {
        (window, fault) = (SearchWindow.All, "");
        DateOnly from = default, to = default;
        if (form.Column is { Length: > MaxColumnLength })
            fault = "A column's name has 1 to 1,024 characters.";
        else if (after is not null && !SearchRun.IsPlace(after))
            fault = "The value of \"after\" is not one that a page's next address carried.";
        else if ((form.From is { } first && !TryDay(first, out from)) || (form.To is { } last && !TryDay(last, out to)))
            fault = "\"from\" and \"to\" are days, as in 2026-03-31.";
        else
            window = new SearchWindow(form.Column, form.From is null ? null : StartOf(from, site), form.To is null ? null : StartOf(to.AddDays(1), site), after);
        return fault.Length == 0;
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 2 and <= 9998;

    private static DateTimeOffset StartOf(DateOnly day, Site site)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, site.TimeZone.GetUtcOffset(local));
    }

    private static string? Set(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static Response.Failed Malformed(string detail) => new(StatusCodes.Status400BadRequest, detail);
}
