using System.Globalization;
using Gazette.Drafts;
using MimeKit;

namespace Gazette.Intake.Mail;

/// <summary>The pictures of a message, by the addresses that its text may give them.</summary>
internal sealed class MailPictures
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AttachedPicture> all = [];

    /// <param name="pictures">Decoding cannot make them larger than the file.</param>
    public MailPictures(IReadOnlyList<MimePart> pictures, CancellationToken cancellation)
    {
        foreach (var (number, part) in pictures.Index())
        {
            if (part.Content is not { } content)
                continue;
            using var decoded = new MemoryStream();
            content.DecodeTo(decoded, cancellation);
            Add(part, decoded.ToArray(), number);
        }
    }

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Parts => parts;

    public IReadOnlyList<AttachedPicture> All => all;

    private void Add(MimePart part, byte[] bytes, int number)
    {
        var id = part.ContentId is { Length: > 0 } stated ? stated : null;
        var address = id is not null && !parts.ContainsKey($"cid:{id}") ? $"cid:{id}" : string.Create(CultureInfo.InvariantCulture, $"cid:attached-{number + 1}");
        // In an address the same may be written otherwise.
        string?[] others = [id is null ? null : $"cid:{Uri.EscapeDataString(id)}", part.ContentLocation?.OriginalString];
        parts[address] = bytes;
        foreach (var other in others.OfType<string>())
            parts.TryAdd(other, bytes);
        var name = part.ContentDescription is { Length: > 0 } description ? description : part.FileName ?? "";
        all.Add(new AttachedPicture(address, MailWords.Decode(name)));
    }
}
