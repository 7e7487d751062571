using System.Collections.Concurrent;
using System.Globalization;
using Gazette.Articles;
using Gazette.Articles.Variants;
using Gazette.Pages;
using Gazette.Pages.Paper;
using Gazette.QrCodes;
using Gazette.Serving.Previewing;
using Gazette.Storage.Articles;
using Gazette.Text.Scripts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Gazette.Serving;

/// <summary>What readers get: pages, print views and QR images of articles, as HTML and as JSON.</summary>
public sealed class ArticleEndpoint(PageCache pages, PreviewEndpoint previews, SiteJson json, Site site, SiteVariants variants, IOptions<GazetteOptions> options)
{
    /// <summary>The form of an article that programs change: its entity tag is what they state in If-Match.</summary>
    internal const string JsonVariant = "json";

    internal const string Html = "text/html; charset=utf-8";

    internal static readonly Response NoSuchArticle = new Response.Failed(StatusCodes.Status404NotFound);

    private static readonly Response NoSuchVariant = new Response.Failed(
        StatusCodes.Status404NotFound, $"\"variant\" is {string.Join(", ", ChineseVariant.All.Select(variant => variant.Tag))}, or left out.");

    internal static readonly Response MalformedId = new Response.Failed(
        StatusCodes.Status400BadRequest, "An article's id has 1 to 80 characters: a to z, 0 to 9 and hyphens.");

    private static readonly Response UnknownPrint = new Response.Failed(StatusCodes.Status400BadRequest, "\"size\" is large, or left out.");

    private static readonly Response UnknownPoster = new Response.Failed(StatusCodes.Status400BadRequest, "\"size\" is a4 or a5.");

    private readonly ConcurrentDictionary<int, int> leastSizes = new();

    /// <summary>As HTML: 400 for a malformed id, 404 without such an article, 410 for one that was withdrawn, 503 while it may not be shown or cannot be read.</summary>
    /// <param name="variant">As in the query: how Chinese is to be written; null as it was. An unknown one is 404.</param>
    public Task<Response> PageAsync(string id, string? variant, CancellationToken cancellation) => ShowAsync(
        id, "page", variant, (stored, view, tag) => Representation.OfText(Html, ArticlePage.Render(stored.Article, view.Site), tag), cancellation);

    /// <summary>The page; with a token, as a preview.</summary>
    /// <param name="preview">As in the query; null for none.</param>
    /// <inheritdoc cref="PageAsync"/>
    public async Task<Response> PageOrPreviewAsync(string id, string? preview, string? variant, CancellationToken cancellation) =>
        await previews.PageAsync(id, preview, cancellation) ?? await PageAsync(id, variant, cancellation);

    /// <summary>The print view; fails as <see cref="PageAsync"/>.</summary>
    /// <param name="size">As in the query: <c>large</c>; null for the usual print.</param>
    /// <inheritdoc cref="PageAsync"/>
    public Task<Response> PrintViewAsync(string id, string? size, string? variant, CancellationToken cancellation) => size is null or "large"
        ? ShowAsync(id, $"print {size}", variant, (stored, view, tag) => Representation.OfText(Html, PrintView.Render(stored.Article, view.Site, large: size is not null), tag), cancellation)
        : Task.FromResult(UnknownPrint);

    /// <summary>The sheet for a notice board; fails as <see cref="PageAsync"/>.</summary>
    /// <param name="size">As in the query: <c>a5</c>; null for A4.</param>
    /// <inheritdoc cref="PageAsync"/>
    public Task<Response> PosterAsync(string id, string? size, string? variant, CancellationToken cancellation) => size is null or "a4" or "a5"
        ? ShowAsync(id, $"poster {size}", variant, (stored, view, tag) => Representation.OfText(Html, PosterPage.Render(stored.Article, view.Site, small: size is "a5"), tag), cancellation)
        : Task.FromResult(UnknownPoster);

    /// <summary>As <see cref="Contracts.PublicArticle"/>; fails as <see cref="PageAsync"/>.</summary>
    /// <inheritdoc cref="PageAsync"/>
    public Task<Response> JsonAsync(string id, string? variant, CancellationToken cancellation) => ShowAsync(
        id, JsonVariant, variant, (stored, _, tag) => Representation.OfText(SiteJson.ContentType, json.Of(stored), tag), cancellation);

    /// <summary>The same; with a token, as a preview.</summary>
    /// <param name="preview">As in the query; null for none.</param>
    /// <inheritdoc cref="PageAsync"/>
    public async Task<Response> JsonOrPreviewAsync(string id, string? preview, string? variant, CancellationToken cancellation) =>
        await previews.JsonAsync(id, preview, cancellation) ?? await JsonAsync(id, variant, cancellation);

    /// <param name="size">As in the query: pixels, null for the default.</param>
    public Task<Response> QrPngAsync(string id, string? size, CancellationToken cancellation) => QrAsync(
        id, size, "qr.png", (pixels, tag) => Representation.OfBytes("image/png", QrImage.Png(site.ArticleUrl(id), pixels), tag), cancellation);

    /// <inheritdoc cref="QrPngAsync"/>
    public Task<Response> QrSvgAsync(string id, string? size, CancellationToken cancellation) => QrAsync(
        id, size, "qr.svg", (pixels, tag) => Representation.OfText("image/svg+xml", QrImage.Svg(site.ArticleUrl(id), pixels), tag), cancellation);

    internal async Task<Response> FindAsync(
        string id, string variant, Func<StoredArticle, string, Representation> render, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return MalformedId;
        return await pages.ArticleAsync(id, variant, (stored, tag) => Shown(stored, tag, render), cancellation) ?? NoSuchArticle;
    }

    /// <param name="form">Names the form of the article; see <see cref="PageCache.ArticleAsync"/>.</param>
    /// <param name="render">Gets the article in the variant.</param>
    private async Task<Response> ShowAsync(
        string id, string form, string? variant, Func<StoredArticle, SiteVariant, string, Representation> render, CancellationToken cancellation) => variants.Find(variant) is { } view
        ? await FindAsync(id, form + view.Key, (stored, tag) => render(stored with { Article = view.Of(stored.Article) }, view, tag), cancellation)
        : NoSuchVariant;

    private Response Shown(StoredArticle stored, string tag, Func<StoredArticle, string, Representation> render) =>
        Refusal(stored, options.Value) ?? new Response.Found(render(stored, tag), CacheRule.Page);

    /// <summary>What is answered in place of an article that readers may not see; null where they may.</summary>
    internal static Response? Refusal(StoredArticle stored, GazetteOptions options)
    {
        // Also when it is withdrawn by now: of what readers have never had they are told nothing.
        if (stored.Hold is not null && (stored.IsStanding || stored.Hold.IsFirst))
            return NoSuchArticle;
        if (stored.Withdrawal is { } withdrawal)
            return new Response.Withdrawn(withdrawal, stored.Article.Language);
        return stored.Pipeline < options.MinSafePipeline
            ? new Response.Failed(StatusCodes.Status503ServiceUnavailable, "This article is being made anew.", ReconcileSchedule.UsualPause)
            : null;
    }

    private async Task<Response> QrAsync(
        string id, string? size, string variant, Func<int, string, Representation> draw, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return MalformedId;
        var least = LeastSize(site.ArticleUrl(id));
        if (!TryReadSize(size, least, out var pixels))
        {
            return new Response.Failed(
                StatusCodes.Status400BadRequest,
                $"The size of this QR code is a whole number of pixels from {least} to {QrImage.MaxSize}.");
        }

        return await FindAsync(id, $"{variant} {pixels}", (_, tag) => draw(pixels, tag), cancellation);
    }

    // Addresses of one length need the same number of modules: they differ in the id's letters and digits alone.
    private int LeastSize(string address) => leastSizes.GetOrAdd(address.Length, _ => QrImage.LeastSize(address));

    private static bool TryReadSize(string? size, int least, out int pixels)
    {
        // A long address needs more modules than the default size has room for.
        pixels = Math.Max(QrImage.DefaultSize, least);
        if (size is null)
            return true;
        return int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out pixels)
            && pixels >= least
            && pixels <= QrImage.MaxSize;
    }
}
