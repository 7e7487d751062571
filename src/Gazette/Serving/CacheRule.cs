namespace Gazette.Serving;

/// <summary>Values of Cache-Control.</summary>
public static class CacheRule
{
    /// <summary>
    /// Pages and JSON. With the ten seconds that a host may serve from its memory, a withdrawn article is gone everywhere
    /// within a minute; also when we cannot be reached, or answer 503 on purpose.
    /// </summary>
    public const string Page = "public, max-age=30, stale-while-revalidate=20, stale-if-error=20";

    /// <summary>Files with their content's hash in the name never change.</summary>
    public const string Forever = "public, max-age=31536000, immutable";

    /// <summary>
    /// Pictures and attachments have their content's hash in their address too; but caches that many readers share ask again, so that the
    /// file of a withdrawn article is gone from them within a minute.
    /// </summary>
    public const string Media = "public, max-age=31536000, s-maxage=45, immutable";

    /// <summary>Files of a theme keep their names when they change: seen everywhere within the hour.</summary>
    public const string Theme = "public, max-age=600, stale-while-revalidate=3000, stale-if-error=86400";

    /// <summary>To be asked for again each time: a file under an old name, and a page that could not be checked.</summary>
    public const string Revalidate = "no-cache";

    /// <summary>What depends on the reader's own choices: kept by his browser alone, and asked for again each time.</summary>
    public const string OfReader = "private, no-cache";

    /// <summary>Errors and what only operators see.</summary>
    public const string Never = "no-store";
}
