using Gazette.Storage.Articles;

namespace Gazette.Storage.Media;

/// <summary>Keeps claims on pictures and attachments, and the names that are waited for, as articles' rows say.</summary>
public sealed class MediaClaims(MediaStore media, WantedFiles wanted)
{
    /// <summary>Before the row is written: who sees it sees its files. Those of one that is held are kept.</summary>
    public Task ShowAsync(StoredArticle stored, CancellationToken cancellation)
    {
        var (id, shown) = (stored.Article.Id, stored.Article.Media);
        if (!stored.IsStanding)
            return Task.CompletedTask;
        return Task.WhenAll(shown.Hashes.Select(hash => stored.IsPublic
            ? media.ShowAsync(hash, shown.NamesOf(hash), id, cancellation)
            : media.ClaimAsync(hash, MediaClaim.OfArticle(id), cancellation)));
    }

    /// <summary>Makes everything say what the row says. Safe to repeat.</summary>
    public Task SettleAsync(StoredArticle stored, CancellationToken cancellation)
    {
        var (id, shown, old) = (stored.Article.Id, stored.Article.Media, stored.OldMedia);
        return stored.IsStanding
            ? Task.WhenAll(
            [
                .. shown.Hashes.Select(hash => stored.IsPublic ? media.ShowAsync(hash, shown.NamesOf(hash), id, cancellation) : media.HideAsync(hash, id, cancellation)),
                .. shown.Wanted.Select(name => wanted.PutAsync(name, id, cancellation)),
                .. ReleaseAll(id, old.Hashes, old.Names, cancellation),
            ])
            : Task.WhenAll(ReleaseAll(id, shown.Hashes.Concat(old.Hashes), shown.Wanted.Select(w => w.Name).Concat(old.Names), cancellation));
    }

    /// <summary>What was put for a row that is not the one that stands.</summary>
    /// <param name="successor">The row that stands; null when there is none.</param>
    public Task TakeBackAsync(StoredArticle written, StoredArticle? successor, CancellationToken cancellation)
    {
        var standing = successor is { IsStanding: true } ? successor.Article.Media : null;
        var hashes = standing?.Hashes.ToHashSet(StringComparer.Ordinal) ?? [];
        var names = standing?.Wanted.Select(w => w.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        return Task.WhenAll(ReleaseAll(
            written.Article.Id,
            written.Article.Media.Hashes.Where(hash => !hashes.Contains(hash)),
            written.Article.Media.Wanted.Select(w => w.Name).Where(name => !names.Contains(name)),
            cancellation));
    }

    private IEnumerable<Task> ReleaseAll(string id, IEnumerable<string> hashes, IEnumerable<string> names, CancellationToken cancellation) =>
    [
        .. hashes.Select(hash => media.ReleaseAsync(hash, MediaClaim.OfArticle(id), cancellation)),
        .. names.Select(name => wanted.RemoveAsync(name, id, cancellation)),
    ];
}
