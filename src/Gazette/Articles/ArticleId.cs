using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Articles;

/// <summary>An article's address: derived from the blob name alone, so that a corrected file keeps its page.</summary>
public static partial class ArticleId
{
    private const int SlugLength = 40;
    private const int HashLength = 12;
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>What an id may look like; anything else in a request is malformed.</summary>
    public static bool IsWellFormed(string id) => Form().IsMatch(id);

    /// <param name="blobName">The full name, folders and ending included: two folders may hold files named alike.</param>
    public static string FromBlobName(string blobName)
    {
        var slug = Slug(blobName);
        return slug.Length == 0 ? Hash(blobName) : $"{slug}-{Hash(blobName)}";
    }

    private static string Slug(string blobName)
    {
        var kept = Path.GetFileNameWithoutExtension(blobName)
            .Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            .Select(char.ToLowerInvariant)
            .Take(SlugLength);
        return string.Concat(kept).Trim('-');
    }

    /// <summary>The first 60 bits of the SHA-256 of the name's UTF-8, five to a character (RFC 4648 alphabet, lower case).</summary>
    private static string Hash(string blobName)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(blobName));
        return string.Create(HashLength, hash, static (chars, bytes) =>
        {
            for (var i = 0; i < chars.Length; i++)
            {
                var bit = i * 5;
                var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                chars[i] = Base32[(pair >> (11 - (bit % 8))) & 31];
            }
        });
    }

    [GeneratedRegex("^[a-z0-9-]{1,80}\\z", RegexOptions.None, 10000)]
    private static partial Regex Form();
}
