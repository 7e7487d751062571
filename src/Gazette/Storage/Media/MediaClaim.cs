using System.Text;
using Gazette.Storage.Articles;

namespace Gazette.Storage.Media;

/// <summary>Who needs a picture: while anybody does, its files stay. Only articles that readers may see show it to them.</summary>
/// <param name="RowKey">Beside the picture's own row.</param>
/// <param name="Owner">The article's id or the upload's name.</param>
public sealed record MediaClaim(string RowKey, string Owner)
{
    private const string Articles = "article-";
    private const string Uploads = "upload-";

    public bool IsArticles => RowKey.StartsWith(Articles, StringComparison.Ordinal);

    public static MediaClaim OfArticle(string id) => new(Articles + id, id);

    /// <summary>Names may be longer than keys, and hold what keys may not.</summary>
    public static MediaClaim OfUpload(string name) => new(Uploads + StoredArticle.HashOf(Encoding.UTF8.GetBytes(name)), name);
}
