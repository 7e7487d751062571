using Gazette.Articles;
using Gazette.Pages;
using Gazette.Serving.Contracts;
using Gazette.Serving.Signing;
using Gazette.Storage;
using Gazette.Storage.Articles;

namespace Gazette.Serving.Previewing;

/// <summary>
/// Articles as their pages will be, for whoever was given a token: always as storage has them now, kept nowhere, and told to no engine. Their
/// pictures and attachments come with tokens of their own.
/// </summary>
public sealed class PreviewEndpoint(ArticleStore articles, ReadCircuit reads, SignedLinks links, PageCache pages, SiteJson json, Site site, TimeProvider clock)
{
    internal const string OfArticle = "preview";
    internal const string OfMedia = "preview-media";

    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(24);

    /// <summary>For editors: as <see cref="ArticlePreview"/>. 404 without such an article, 410 for one that was withdrawn.</summary>
    public async Task<Response> OpenAsync(string id, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        var (stored, refusal) = await FindAsync(id, cancellation);
        if (stored is null)
            return refusal!;
        var token = await links.SignAsync(OfArticle, id, ValidFor, cancellation);
        var preview = new ArticlePreview($"{site.ArticleUrl(id)}?preview={token}", clock.GetUtcNow() + ValidFor, $"\"{pages.TagOf(stored, ArticleEndpoint.JsonVariant)}\"");
        return new Response.Found(Representation.OfText(SiteJson.ContentType, SiteJson.Serialize(preview)), CacheRule.Never);
    }

    /// <summary>The page; null where the token opens nothing: then the article is what it is for every reader.</summary>
    /// <param name="token">As strangers sent it; null when they sent none.</param>
    public Task<Response?> PageAsync(string id, string? token, CancellationToken cancellation) => PreviewAsync(
        id, token, async stored => Representation.OfText(ArticleEndpoint.Html, await WithMediaAsync(ArticlePage.Render(stored.Article, site), cancellation)), cancellation);

    /// <summary>The same page, with a token at each picture and attachment.</summary>
    internal Task<string> WithMediaAsync(string page, CancellationToken cancellation) => MediaTokens.PutInto(page, SignAsync, cancellation);

    /// <summary>The same as JSON, with the entity tag that a correction has to state.</summary>
    /// <inheritdoc cref="PageAsync" path="/param"/>
    public Task<Response?> JsonAsync(string id, string? token, CancellationToken cancellation) => PreviewAsync(
        id, token, stored => Task.FromResult(Representation.OfText(SiteJson.ContentType, json.Of(stored), pages.TagOf(stored, ArticleEndpoint.JsonVariant))), cancellation);

    private async Task<Response?> PreviewAsync(string id, string? token, Func<StoredArticle, Task<Representation>> render, CancellationToken cancellation)
    {
        if (token is null || !ArticleId.IsWellFormed(id) || !await links.VerifyAsync(OfArticle, id, token, cancellation))
            return null;
        var (stored, refusal) = await FindAsync(id, cancellation);
        return stored is null ? refusal : new Response.Found(await render(stored), CacheRule.Never) { IsPreview = true };
    }

    private async Task<(StoredArticle? Stored, Response? Refusal)> FindAsync(string id, CancellationToken cancellation)
    {
        if (await reads.ReadAsync(token => articles.FindAsync(id, token), cancellation) is not { } stored)
            return (null, ArticleEndpoint.NoSuchArticle);
        return stored.Withdrawal is { } withdrawal ? (null, new Response.Withdrawn(withdrawal, stored.Article.Language)) : (stored, null);
    }

    private Task<string> SignAsync(string hash, CancellationToken cancellation) => links.SignAsync(OfMedia, hash, ValidFor, cancellation);
}
