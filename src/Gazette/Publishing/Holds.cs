using Gazette.Articles;
using Gazette.Storage.Articles;
using Microsoft.Extensions.Options;

namespace Gazette.Publishing;

/// <summary>Which articles are kept from readers, and since when those count as published that were.</summary>
public sealed class Holds(Site site, IOptions<GazetteOptions> options, TimeProvider clock)
{
    /// <summary>Null for an article that readers get.</summary>
    /// <param name="previous">What stands under its id; null for nothing. What readers have already is not taken from them for a doubt.</param>
    public Hold? Of(Article article, StoredArticle? previous)
    {
        var forTime = MomentOf(article) > clock.GetUtcNow();
        var forReview = options.Value.HoldDoubtful && article.NeedsReview && previous is not { IsPublic: true };
        return forTime || forReview ? new Hold(forTime, forReview, previous is null or { Hold.IsFirst: true }) : null;
    }

    /// <summary>Whether a new version has to wait, and readers keep the one that they have.</summary>
    /// <param name="uploadHash">Of the upload that it was made of: what readers see already is not held back.</param>
    public bool KeepsBack(Article article, string uploadHash, StoredArticle? previous) =>
        options.Value.HoldDoubtful && article.NeedsReview && previous is { IsPublic: true } && previous.UploadHash != uploadHash;

    /// <summary>Not before this moment; null where the article says nothing of it.</summary>
    public DateTimeOffset? MomentOf(Article article) => article.PublishAt?.ToInstant(site.TimeZone);

    /// <summary>Whether its time has come, and the row does not say so yet.</summary>
    public bool IsDue(StoredArticle stored) => stored is { IsStanding: true, Hold.ForTime: true } && !(MomentOf(stored.Article) > clock.GetUtcNow());

    /// <summary>An article with the times that readers see, when it comes to them for the first time: the scheduled moment where it had waited for it.</summary>
    /// <param name="previous">As it waited.</param>
    public Article Shown(Article article, StoredArticle previous, Hold? hold)
    {
        if (hold is not null || previous.Hold is not { IsFirst: true } before)
            return article;
        var now = clock.GetUtcNow();
        var at = before.ForTime && MomentOf(article) is { } moment && moment <= now ? moment : now;
        return article with { FirstPublishedAt = at, UpdatedAt = at, TextChangedAt = null };
    }
}
