using Gazette.Cleaning;
using Gazette.Extraction;
using Gazette.Intake;
using Gazette.Sanitizing;

namespace Gazette;

/// <summary>
/// From an upload's bytes to an article, without storage:
/// <list type="number">
/// <item>Intake finds the character set.</item>
/// <item>Extraction parses, once.</item>
/// <item>Cleaning repairs the text's characters, so that dates and sources can be read from it.</item>
/// <item>Extraction chooses the body and reads headline, date, source and authors.</item>
/// <item>Cleaning removes what stands twice and what is page furniture.</item>
/// <item>The sanitizer comes last, because every stage before it may bring markup in.</item>
/// </list>
/// </summary>
public sealed class CopyDesk(Site site, CleaningRules rules, TimeProvider clock)
{
    // A row's string property holds 32,768 characters, and no headline on a page is longer than this.
    private const int MaxTitle = 400;
    private const int MaxLine = 1000;

    private readonly ArticleSanitizer sanitizer = new();

    /// <summary>
    /// Both times of the article are now; the caller, who knows what was published before, may set them back.
    /// Check name and size with <see cref="UploadReader"/> before the bytes are fetched.
    /// </summary>
    /// <returns>One of the two; the other is null.</returns>
    public async Task<(Article? Article, Rejection? Rejection)> EditAsync(Upload upload, CancellationToken cancellation)
    {
        if (!UploadReader.TryRead(upload, out var text, out var refusal))
            return (null, refusal);
        var (draft, rejection) = await DraftParser.ParseAsync(text, cancellation);
        if (draft is null)
            return (null, Named(rejection!, upload));

        var page = rules.RepairText(draft);
        if (ArticleReader.Read(draft) is { } nothingToRead)
            return (null, Named(nothingToRead, upload));
        var extracted = DraftText.Of(draft, page);
        rules.RepairBlocks(draft);
        if (draft.Kind != FileKind.Html)
            BareLinks.Apply(draft.Body);
        cancellation.ThrowIfCancellationRequested();

        var body = sanitizer.Sanitize(draft);
        var plainText = BlockText.Of(draft.Body);
        // A page of tools and pictures passes as an article until both are taken out.
        if (!plainText.Any(char.IsLetterOrDigit))
            return (null, Named(ArticleReader.NothingToRead(), upload));
        NoteWhatIsMissing(upload, draft);
        return (Compose(upload, draft, body, plainText) with { Edits = extracted.EditsTo(plainText) }, null);
    }

    // The stages after Intake know no file names; the editor's sentence begins with one.
    private static Rejection Named(Rejection rejection, Upload upload) =>
        rejection with { Detail = $"\"{upload.Name}\": {rejection.Detail}" };

    private Article Compose(Upload upload, Draft draft, SafeHtml body, string text)
    {
        var now = clock.GetUtcNow();
        var metadata = draft.Metadata;
        return new Article
        {
            Id = ArticleId.FromBlobName(upload.Name),
            Title = Cut(metadata.Title, MaxTitle) ?? NameWithoutEnding(upload),
            Standfirst = Cut(metadata.Standfirst, MaxLine),
            PublishedAt = metadata.PublishedAt,
            Source = Cut(metadata.Source, MaxTitle),
            Author = Cut(JoinNames(metadata), MaxTitle),
            Column = Cut(metadata.Column ?? ColumnPath.FromBlobName(upload.Name), MaxTitle),
            Language = metadata.Language ?? site.Language,
            Body = body,
            Text = text,
            Summary = Summary.Of(text),
            Repairs = draft.Report.Repairs,
            NeedsReview = draft.Report.NeedsReview,
            Upload = new UploadInfo(upload.Name, upload.ETag, upload.LastModified, upload.Bytes.Length),
            FirstPublishedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>What an editor should look at because the file did not say it; each makes the article need a review.</summary>
    private void NoteWhatIsMissing(Upload upload, Draft draft)
    {
        var (metadata, report) = (draft.Metadata, draft.Report);
        if (metadata.Title is null)
            report.Add("title-from-file-name", "", NameWithoutEnding(upload), certain: false);
        if (metadata.PublishedAt is not { } printed)
            report.Add("no-date", "", "", certain: false);
        else if (PublishDate.IsTooFarAhead(printed.ToInstant(site.TimeZone), clock.GetUtcNow()))
            report.Add("date-too-far-ahead", printed.ToString(), "", certain: false);
    }

    private static string NameWithoutEnding(Upload upload) => Path.GetFileNameWithoutExtension(upload.Name);

    private static string? JoinNames(Metadata metadata)
    {
        if (metadata.Authors.Count == 0)
            return null;
        var isChinese = metadata.Language?.StartsWith("zh", StringComparison.Ordinal) ?? false;
        return string.Join(isChinese ? "、" : ", ", metadata.Authors);
    }

    private static string? Cut(string? text, int length)
    {
        if (text is null || text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
