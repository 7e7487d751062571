using System.Globalization;
using Gazette.Articles;
using Gazette.Pages.Versions;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Gazette.Serving;

/// <summary>The versions of an article, always as storage has them now. Also of one that was withdrawn, unless it was purged.</summary>
public sealed class VersionEndpoint(ArticleStore articles, ReadCircuit reads, SiteJson json, Site site, IOptions<GazetteOptions> options)
{
    private const int MaxNumber = 999_999;

    private static readonly Response MalformedNumber = new Response.Failed(
        StatusCodes.Status400BadRequest, $"The number of a version is a whole number from 1 to {MaxNumber}.");

    /// <summary>As <see cref="Contracts.VersionList"/>; 404 when no version is kept.</summary>
    public async Task<Response> VersionsAsync(string id, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        return await reads.ReadAsync(token => articles.ReadHistoryAsync(id, token), cancellation) is { Count: > 0 } history
            ? Found(json.Of(id, history))
            : ArticleEndpoint.NoSuchArticle;
    }

    /// <param name="number">As in the path.</param>
    /// <param name="diff">As in the query: the number of the version to compare with; null for none.</param>
    public async Task<Response> VersionAsync(string id, string number, string? diff, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        var other = 0;
        if (!TryRead(number, out var asked) || (diff is not null && !TryRead(diff, out other)))
            return MalformedNumber;
        var (version, problem) = await FindAsync(id, asked, cancellation);
        if (version is null)
            return problem!;
        if (diff is null)
            return Found(json.OfVersion(version));
        var (from, otherProblem) = await FindAsync(id, other, cancellation);
        return from is null
            ? otherProblem!
            : Found(json.Of(from, version, TextComparison.Of(from.Article.Text, version.Article.Text)));
    }

    /// <summary>For readers: the list, where <see cref="GazetteOptions.PublicHistory"/> opens it.</summary>
    public async Task<Response> VersionsPageAsync(string id, CancellationToken cancellation)
    {
        var (current, problem) = await FindPublicAsync(id, cancellation);
        if (current is null)
            return problem!;
        var history = await reads.ReadAsync(token => articles.ReadHistoryAsync(id, token), cancellation);
        return Page(HistoryPage.Render(current.Article, [.. history.Where(version => !version.IsHeld)], site));
    }

    /// <summary>For readers: a version, with what changed since the one before.</summary>
    /// <param name="number">As in the path.</param>
    public async Task<Response> VersionPageAsync(string id, string number, CancellationToken cancellation)
    {
        var (current, problem) = await FindPublicAsync(id, cancellation);
        if (current is null)
            return problem!;
        if (!TryRead(number, out var asked))
            return MalformedNumber;
        var (version, missing) = await FindAsync(id, asked, cancellation);
        if (version is null)
            return missing!;
        // Readers never had it.
        if (version.Hold is not null)
            return ArticleEndpoint.NoSuchArticle;
        var (previous, _) = asked == 1 ? default : await FindAsync(id, asked - 1, cancellation);
        return Page(VersionPage.Render(version.Article, version.Number, previous is { Hold: null } ? previous.Article : null, site));
    }

    /// <summary>What readers may see the history of.</summary>
    private async Task<(StoredArticle? Current, Response? Problem)> FindPublicAsync(string id, CancellationToken cancellation)
    {
        if (!site.PublicHistory)
            return (null, ArticleEndpoint.NoSuchArticle);
        if (!ArticleId.IsWellFormed(id))
            return (null, ArticleEndpoint.MalformedId);
        if (await reads.ReadAsync(token => articles.FindAsync(id, token), cancellation) is not { } current)
            return (null, ArticleEndpoint.NoSuchArticle);
        return ArticleEndpoint.Refusal(current, options.Value) is { } refusal ? (null, refusal) : (current, null);
    }

    private async Task<(StoredArticle? Version, Response? Problem)> FindAsync(string id, int number, CancellationToken cancellation)
    {
        if (await reads.ReadAsync(token => articles.FindVersionAsync(id, number, token), cancellation) is not { } version)
            return (null, new Response.Failed(StatusCodes.Status404NotFound, $"No version {number} of this article is kept."));
        if (version.Withdrawal is { IsPurged: true } purged)
            return (null, new Response.Withdrawn(purged, version.Article.Language));
        return version.Pipeline < options.Value.MinSafePipeline
            ? (null, new Response.Failed(StatusCodes.Status503ServiceUnavailable, "This version was made by rules that are not safe.", ReconcileSchedule.UsualPause))
            : (version, null);
    }

    private static bool TryRead(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= MaxNumber;

    private static Response.Found Page(string html) => new(Representation.OfText("text/html; charset=utf-8", html), CacheRule.Page);

    private static Response.Found Found(string text) => new(Representation.OfText(SiteJson.ContentType, text), CacheRule.Never);
}
