using System.Globalization;

namespace Gazette.Pages.Desk;

/// <summary>What can be uploaded from the desk, and how much of it.</summary>
/// <param name="Text">Bytes of an article, as of <paramref name="Picture"/>, <paramref name="Attachment"/> and <paramref name="Archive"/>.</param>
/// <param name="TextEndings">With their dots, like the others.</param>
public sealed record DeskLimits(
    long Text, long Picture, long Attachment, long Archive,
    IReadOnlyList<string> TextEndings, IReadOnlyList<string> PictureEndings, IReadOnlyList<string> AttachmentEndings, string ArchiveEnding)
{
    /// <summary>Bytes by ending. What may be an attachment or an article gets the larger limit: which it is, is known when an article links it.</summary>
    internal IReadOnlyDictionary<string, long> ByEnding
    {
        get
        {
            var limits = TextEndings.ToDictionary(e => e, _ => Text, StringComparer.Ordinal);
            foreach (var ending in PictureEndings)
                limits[ending] = Picture;
            foreach (var ending in AttachmentEndings)
                limits[ending] = Attachment;
            limits[ArchiveEnding] = Archive;
            return limits;
        }
    }

    internal static string Shown(long bytes) => bytes >= 1 << 30
        ? (bytes / (double)(1 << 30)).ToString("0.#", CultureInfo.InvariantCulture) + " GiB"
        : (bytes / (double)(1 << 20)).ToString("0.#", CultureInfo.InvariantCulture) + " MiB";
}
