using System.Globalization;
using Gazette.Articles.Media;
using Gazette.Drafts;
using Gazette.Extraction.Pictures;
using Gazette.Uploads;

namespace Gazette.Processing;

/// <summary>
/// Finds the pictures of one draft, says what becomes of each image, and notes what readers do not get to see.
/// </summary>
/// <param name="article">The article's upload.</param>
/// <param name="alts">What pictures show in an editor's words, by their hashes.</param>
internal sealed class PictureFinder(Draft draft, string article, IMediaSource source, IReadOnlyDictionary<string, string> alts)
{
    private const string Missing = "missing-picture";
    private const string Foreign = "foreign-picture";
    private const string Refused = "refused-picture";
    private const string TooMany = "too-many-pictures";

    /// <summary>One column holds a name and a hash for each.</summary>
    private const int MaxLooked = 1000;

    /// <summary>A placeholder, or a tracker's dot.</summary>
    private const int LeastBytes = 200;

    private readonly Dictionary<string, Task<Picture?>> looked = new(StringComparer.Ordinal);
    private readonly List<ShownPicture> shown = [];
    private int namesLength;

    public async Task<ArticleMedia> FindAsync(CancellationToken cancellation)
    {
        var images = PictureElement.Of(draft).ToList();
        // All at once: each is a wait for storage.
        foreach (var name in images.Where(i => !i.IsOrnament).SelectMany(i => i.Addresses).SelectMany(NamesOf))
            _ = LookAsync(name, cancellation);
        foreach (var image in images)
        {
            draft.Budget.Look();
            draft.Pictures[image.Element] = await PlaceAsync(image, cancellation);
        }

        PicturesBeside.LeaveOutCaptions(draft);
        var wanted = new List<WantedFile>();
        foreach (var (name, found) in looked)
            wanted.Add(new WantedFile(name, (await found)?.Hash));
        // One column holds all of this: descriptions stand in the body.
        var lead = new ArticleMedia(shown, []).Lead;
        return new ArticleMedia([.. shown.Select(picture => ReferenceEquals(picture, lead) ? picture : picture with { Alt = "" })], wanted);
    }

    private async Task<PicturePlace> PlaceAsync(PictureElement image, CancellationToken cancellation)
    {
        if (image.IsOrnament)
            return Dropped(image);
        if (shown.Count == ArticleMedia.MaxShown)
            return NotShown(image, TooMany, ArticleMedia.MaxShown.ToString(CultureInfo.InvariantCulture));
        Rejection? refusal = null;
        var found = new List<Picture>();
        foreach (var address in image.Addresses)
        {
            var (picture, rejection) = await FoundAsync(address, cancellation);
            refusal ??= rejection;
            if (picture is null)
                continue;
            if (Math.Min(picture.Width, picture.Height) >= image.Least)
                return Shown(image, picture);
            found.Add(picture);
        }

        // What was found is too small to look at: it stands in the place of a picture that is elsewhere, or is none.
        if (image.Addresses.SelectMany(NamesOf).FirstOrDefault(IsMissing) is { } missing)
            return NotThere(image, missing);
        // What is no picture and says nothing of itself is a placeholder.
        if (refusal is not null && found.Count == 0 && (image.Alt.Length > 0 || refusal.Reason != RejectionReason.NotPicture))
            return NotShown(image, Refused, refusal.Detail);
        return image.Addresses.Any(IsForeignPicture) && !(found.Count > 0 && image.Addresses.Count == found.Count) ? Elsewhere(image) : Dropped(image);
    }

    private async Task<(Picture? Picture, Rejection? Rejection)> FoundAsync(string address, CancellationToken cancellation)
    {
        if (BytesOf(address) is { } bytes)
            return bytes.Length >= LeastBytes ? await source.MakeAsync(bytes, cancellation) : (null, null);
        foreach (var name in NamesOf(address))
        {
            if (await LookAsync(name, cancellation) is { } picture)
                return (picture, null);
        }

        return (null, null);
    }

    private Task<Picture?> LookAsync(string name, CancellationToken cancellation)
    {
        if (looked.TryGetValue(name, out var already))
            return already;
        if (looked.Count == MaxLooked || (namesLength += name.Length) > ArticleMedia.MaxNames)
            return Task.FromResult<Picture?>(null);
        return looked[name] = source.FindAsync(name, cancellation);
    }

    /// <summary>Also one that nobody has looked for: the article may wait for so many only.</summary>
    private bool IsMissing(string name) => !looked.TryGetValue(name, out var found) || found is { IsCompletedSuccessfully: true, Result: null };

    private ReadOnlyMemory<byte>? BytesOf(string address)
    {
        if (PictureAddresses.IsData(address))
            return DataAddress.BytesOf(address);
        if (draft.Parts.Count == 0)
            return null;
        if (draft.Parts.TryGetValue(address, out var part))
            return part;
        return Uri.TryCreate(draft.PageAddress ?? draft.Location, UriKind.Absolute, out var page) && Uri.TryCreate(page, address, out var absolute)
            && (draft.Parts.TryGetValue(absolute.AbsoluteUri, out part) || draft.Parts.TryGetValue(absolute.OriginalString, out part)) ? part : null;
    }

    private IReadOnlyList<string> NamesOf(string address) =>
        PictureAddresses.IsData(address) || PictureAddresses.IsOnHost(address) ? [] : UploadNames.Of(article, address, PictureEnding.IsOf);

    private static bool IsForeignPicture(string address) =>
        address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private PicturePlace.Shown Shown(PictureElement image, Picture picture)
    {
        shown.Add(new ShownPicture(picture, alts.GetValueOrDefault(picture.Hash) ?? image.Alt));
        return new PicturePlace.Shown(shown[^1]);
    }

    /// <summary>It is in the file, and readers do not see it.</summary>
    private PicturePlace NotShown(PictureElement image, string rule, string why)
    {
        draft.Report.Add(rule, image.Alt, why, certain: false);
        return Described(image, address: null);
    }

    private PicturePlace NotThere(PictureElement image, string name)
    {
        draft.Report.Add(Missing, name, image.Alt, certain: false);
        return Described(image, address: null);
    }

    private PicturePlace Elsewhere(PictureElement image)
    {
        draft.Report.Add(Foreign, image.Addresses.First(IsForeignPicture), image.Alt);
        return Described(image, draft.PageAddress);
    }

    private static PicturePlace Described(PictureElement image, string? address) =>
        image.Alt.Length == 0 ? new PicturePlace.Nothing() : new PicturePlace.Described(image.Alt, address);

    private PicturePlace.Nothing Dropped(PictureElement image)
    {
        PicturesBeside.Note(draft.Report, image.Element, image.Characters);
        return new PicturePlace.Nothing();
    }
}
