using System.Globalization;
using AngleSharp.Dom;
using Gazette.Articles.Media;
using Gazette.Drafts;
using Gazette.Extraction.Pictures;
using Gazette.Uploads;

namespace Gazette.Processing;

/// <summary>
/// Finds the files that one draft's links name beside it, and notes those that are nowhere.
/// </summary>
/// <param name="article">The article's upload.</param>
internal sealed class AttachmentFinder(Draft draft, string article, IMediaSource source)
{
    private const string Missing = "missing-attachment";
    private const string TooMany = "too-many-attachments";

    private readonly string folder = article[..(article.LastIndexOf('/') + 1)];
    private readonly Dictionary<string, Attachment?> looked = new(StringComparer.Ordinal);
    private readonly List<LinkedAttachment> linked = [];

    /// <summary>Says of each link of the body whether it leads to an attachment.</summary>
    /// <param name="media">Of the same article: what it waits for already leaves less room.</param>
    public async Task<ArticleMedia> FindAsync(ArticleMedia media, CancellationToken cancellation)
    {
        var room = ArticleMedia.MaxNames - media.Wanted.Sum(w => w.Name.Length);
        foreach (var link in draft.Body.GetElementsByTagName("a"))
        {
            draft.Budget.Look();
            if ((draft.FileLinks.GetValueOrDefault(link) ?? link.GetAttribute("href")) is not { } address || NamesOf(address) is not { Count: > 0 } names)
                continue;
            // A reader is to find what is left out.
            if (linked.Count >= ArticleMedia.MaxAttachments || (room -= names.Where(n => !looked.ContainsKey(n)).Sum(n => n.Length)) < 0)
                draft.Report.Add(TooMany, names[0], ArticleMedia.MaxAttachments.ToString(CultureInfo.InvariantCulture), certain: false);
            else if (await FirstAsync(names, cancellation) is { } found)
                Link(link, found);
            // Where the page came from, the file may be still.
            else if (IsBeside(link.GetAttribute("href") ?? ""))
                draft.Report.Add(Missing, names[0], link.TextContent.Trim(), certain: false);
        }

        return media with { Attachments = [.. linked.Distinct()], Wanted = [.. media.Wanted, .. looked.Select(l => new WantedFile(l.Key, l.Value?.Hash))] };
    }

    private void Link(IElement link, LinkedAttachment found)
    {
        linked.Add(found);
        draft.Attachments[link] = found;
    }

    private async Task<LinkedAttachment?> FirstAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        LinkedAttachment? first = null;
        foreach (var name in names)
        {
            if (!looked.TryGetValue(name, out var attachment))
                looked[name] = attachment = await source.FindAttachmentAsync(name, cancellation);
            if (attachment is not null)
                first ??= new LinkedAttachment(attachment, name[(name.LastIndexOf('/') + 1)..]);
        }

        return first;
    }

    /// <summary>
    /// Saved pages name files on the host that they come from by their whole address: of these a copy may lie beside the page.
    /// </summary>
    private IReadOnlyList<string> NamesOf(string address)
    {
        var trimmed = address.Trim();
        if (IsBeside(trimmed))
            return UploadNames.Of(article, trimmed, IsAttachment);
        return Uri.TryCreate(trimmed, UriKind.Absolute, out var target) && Uri.TryCreate(draft.PageAddress ?? draft.Location, UriKind.Absolute, out var page)
            && target.Host == page.Host && target.Segments is [.., var last] ? UploadNames.Of(article, last, IsAttachment) : [];
    }

    private static bool IsBeside(string address) => !PictureAddresses.IsOnHost(address.Trim());

    /// <summary>In the article's own folder or below: a page from elsewhere must not give readers the files of others.</summary>
    private bool IsAttachment(string name) => AttachmentFormat.Of(name) is not null && name != article && name.StartsWith(folder, StringComparison.Ordinal);
}
