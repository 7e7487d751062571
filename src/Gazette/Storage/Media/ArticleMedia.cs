using Gazette.Storage.Articles;

namespace Gazette.Storage.Media;

/// <summary>Keeps claims on pictures, and the names that are waited for, as articles' rows say.</summary>
public sealed class ArticleMedia(MediaStore media, WantedPictures wanted)
{
    /// <summary>Before the row is written: who sees it sees its pictures.</summary>
    public Task ShowAsync(StoredArticle stored, CancellationToken cancellation) => stored.IsPublic
        ? Task.WhenAll(stored.Article.Pictures.Hashes.Select(hash => media.ShowAsync(hash, stored.Article.Id, cancellation)))
        : Task.CompletedTask;

    /// <summary>Makes everything say what the row says. Safe to repeat.</summary>
    public Task SettleAsync(StoredArticle stored, CancellationToken cancellation)
    {
        var (id, pictures, old) = (stored.Article.Id, stored.Article.Pictures, stored.OldPictures);
        return stored.IsPublic
            ? Task.WhenAll(
            [
                .. pictures.Hashes.Select(hash => media.ShowAsync(hash, id, cancellation)),
                .. pictures.Wanted.Select(name => wanted.PutAsync(name, id, cancellation)),
                .. ReleaseAll(id, old.Hashes, old.Names, cancellation),
            ])
            : Task.WhenAll(ReleaseAll(id, pictures.Hashes.Concat(old.Hashes), pictures.Wanted.Select(w => w.Name).Concat(old.Names), cancellation));
    }

    /// <summary>What was put for a row that is not the one that stands.</summary>
    /// <param name="successor">The row that stands; null when there is none.</param>
    public Task TakeBackAsync(StoredArticle written, StoredArticle? successor, CancellationToken cancellation)
    {
        var standing = successor is { IsPublic: true } ? successor.Article.Pictures : null;
        var hashes = standing?.Hashes.ToHashSet(StringComparer.Ordinal) ?? [];
        var names = standing?.Wanted.Select(w => w.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        return Task.WhenAll(ReleaseAll(
            written.Article.Id,
            written.Article.Pictures.Hashes.Where(hash => !hashes.Contains(hash)),
            written.Article.Pictures.Wanted.Select(w => w.Name).Where(name => !names.Contains(name)),
            cancellation));
    }

    private IEnumerable<Task> ReleaseAll(string id, IEnumerable<string> hashes, IEnumerable<string> names, CancellationToken cancellation) =>
    [
        .. hashes.Select(hash => media.ReleaseAsync(hash, MediaClaim.OfArticle(id), cancellation)),
        .. names.Select(name => wanted.RemoveAsync(name, id, cancellation)),
    ];
}
