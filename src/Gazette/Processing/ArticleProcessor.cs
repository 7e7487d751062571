using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Media;
using Gazette.Cleaning;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Extraction;
using Gazette.Extraction.Body;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Parsing;
using Gazette.Extraction.Pictures;
using Gazette.Intake;
using Gazette.Sanitizing;
using Gazette.Telemetry;
using Gazette.Text;
using Gazette.Text.Scripts;
using Gazette.Uploads;
using Microsoft.Extensions.Options;

namespace Gazette.Processing;

/// <summary>
/// From an upload's bytes to an article, without storage of its own:
/// <list type="number">
/// <item>Intake finds the character set.</item>
/// <item>Extraction parses, once.</item>
/// <item>Cleaning repairs the text's characters, so that dates and sources can be read from it.</item>
/// <item>Extraction chooses the body and reads headline, date, source and authors.</item>
/// <item>Pictures are found, and what becomes of each image is said.</item>
/// <item>Cleaning removes what stands twice and what is page furniture.</item>
/// <item>Editors' corrections are laid over it, and attachments found.</item>
/// <item>The sanitizer comes last, because every stage before it may bring markup in.</item>
/// </list>
/// </summary>
public sealed class ArticleProcessor(Site site, CleaningRules rules, TimeProvider clock, IOptions<GazetteOptions>? options = null)
{
    private readonly ArticleSanitizer sanitizer = new(OrDefault(options).NoFollow);
    private readonly int maxUploadBytes = OrDefault(options).MaxUploadBytes;
    private readonly ProcessingSlots slots = new(clock, OrDefault(options).MaxEditSeconds);

    /// <summary>Of files that may become articles, with their dots.</summary>
    public static IReadOnlyList<string> Endings => FileEnding.All;

    /// <summary>What can be said of an upload before its bytes are fetched: whether its kind and size are taken.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public Rejection? Precheck(string name, long bytes) =>
        UploadReader.TryKind(name, out _, out var rejection) ? CheckSize(name, bytes) : rejection;

    /// <summary>The size alone; null when it is fine.</summary>
    public Rejection? CheckSize(string name, long bytes) => UploadReader.CheckSize(name, bytes, maxUploadBytes);

    /// <summary>
    /// Both times of the article are now; the caller, who knows what was published before, may set them back.
    /// See <see cref="Precheck"/> before the bytes are fetched.
    /// </summary>
    /// <returns>One of the two; the other is null.</returns>
    public async Task<(Article? Article, Rejection? Rejection)> ProcessAsync(Upload upload, CancellationToken cancellation)
    {
        var copy = await ProcessAsync(upload, ArticleCorrections.None, NoMedia.Instance, cancellation);
        return (copy.Article, copy.Rejection);
    }

    /// <summary>The same with an editor's corrections, and with pictures.</summary>
    public async Task<ProcessedUpload> ProcessAsync(Upload upload, ArticleCorrections corrections, IMediaSource pictures, CancellationToken cancellation)
    {
        var copy = await slots.RunAsync(async budget =>
        {
            var started = clock.GetTimestamp();
            var processed = await ProcessAsync(upload, corrections, pictures, budget, cancellation);
            Measurements.Edited(clock.GetElapsedTime(started));
            return processed;
        }, cancellation);
        return copy.Rejection is { Reason: RejectionReason.TooSlow } late ? Rejected(late, upload) : copy;
    }

    /// <summary>What can be looked at of an upload: a page as HTML, as it came or as it was made of a document; or plain text. Nothing of it is clean.</summary>
    /// <returns>Null text where it cannot be read; the article's rejection says why.</returns>
    public async Task<(string? Text, bool IsPage)> ReadOriginalAsync(Upload upload, CancellationToken cancellation)
    {
        var (read, isPage) = ((string?)null, false);
        await slots.RunAsync(budget =>
        {
            if (UploadReader.TryRead(upload, budget, out var text, out var rejection))
                (read, isPage) = (text.Text, text.Kind is not (FileKind.PlainText or FileKind.Markdown) && text.Mail is not { IsPlain: true });
            return Task.FromResult(new ProcessedUpload(null, rejection, []));
        }, cancellation);
        return (read, isPage);
    }

    /// <summary>An article as it was stored, without what another upload had given it: for one whose own upload makes none any more.</summary>
    /// <param name="uploadName">Of the picture or the attachment.</param>
    /// <param name="hash">Of what is there under this name now; null when there is nothing.</param>
    public static Article Without(Article stored, string uploadName, string? hash)
    {
        var media = stored.Media;
        if (media.Wanted.FirstOrDefault(w => w.Name == uploadName) is not { Hash: { } old } before || old == hash)
            return stored;
        var wanted = media.Wanted.Select(w => w == before ? w with { Hash = hash } : w).ToList();
        // Another file may be the very same.
        if (wanted.Exists(w => w.Hash == old))
            return stored with { Media = media with { Wanted = wanted } };
        return stored with
        {
            Body = ArticleSanitizer.Without(stored.Body, old),
            Media = new ArticleMedia([.. media.Shown.Where(s => s.Picture.Hash != old)], wanted)
            {
                Attachments = [.. media.Attachments.Where(a => a.Attachment.Hash != old)],
            },
        };
    }

    internal async Task<ProcessedUpload> ProcessAsync(Upload upload, ArticleCorrections corrections, IMediaSource source, ProcessingBudget budget, CancellationToken cancellation = default)
    {
        using var stages = new StageSpans();
        stages.Begin("intake");
        if (!UploadReader.TryRead(upload, budget, out var text, out var refusal))
            return new ProcessedUpload(null, refusal, []);
        budget.Look();
        stages.Begin("parse");
        var (draft, rejection) = DraftParser.Parse(text, budget);
        if (draft is null)
            return Rejected(rejection!, upload);

        stages.Begin("repair-text");
        var page = rules.RepairText(draft);
        stages.Begin("read");
        if (ArticleReader.Read(draft, site) is { } nothingToRead)
            return Rejected(nothingToRead, upload);
        stages.Begin("pictures");
        var media = await budget.WaitAsync(() => new PictureFinder(draft, upload.Name, source, corrections.Alts).FindAsync(cancellation));
        stages.Begin("repair-blocks");
        var stale = new List<StaleCorrection>();
        var extracted = DraftText.Of(draft, page);
        var restored = LeftOutReverter.Apply(extracted, draft, corrections.Restored, stale);
        rules.RepairBlocks(draft);
        stages.Begin("corrections");
        var undone = new EditReverter(extracted, draft.Report, stale).Apply(corrections.Undone);
        if (draft.Kind != FileKind.Html)
            BareLinks.Apply(draft);
        stages.Begin("attachments");
        media = await budget.WaitAsync(() => new AttachmentFinder(draft, upload.Name, source).FindAsync(media, cancellation));
        PictureCaptions.Find(draft);
        budget.Look();

        stages.Begin("sanitize");
        var body = sanitizer.Sanitize(draft);
        stages.Begin("compose");
        var plainText = BlockText.Of(draft.Body);
        // A page of tools and pictures passes as an article until both are taken out.
        if (!plainText.Any(char.IsLetterOrDigit))
            return Rejected(ArticleReader.NothingToRead(draft), upload);
        // Its tables and pictures are more than lines of text.
        if (draft.Kind == FileKind.Pdf && await budget.WaitAsync(() => source.KeepAsync(upload, cancellation)) is { } original)
            media = media with { Original = new LinkedAttachment(original, Path.GetFileName(upload.Name)) };
        var fields = CorrectedFields.Of(FieldsOf(upload, draft.Metadata), corrections.Fields, site.TimeZone, stale);
        NoteWhatIsMissing(upload, draft, fields);
        NoteHowItWasTurned(draft, plainText);
        var edits = extracted.EditsTo(plainText, draft.Report) with { Undone = undone, Restored = restored, Replaced = fields.Replaced };
        var article = Compose(upload, draft, fields, body, plainText) with { Edits = edits, Media = media };
        return new ProcessedUpload(Accept(article, upload, corrections, stale), null, stale);
    }

    private static GazetteOptions OrDefault(IOptions<GazetteOptions>? options) => options?.Value ?? new GazetteOptions();

    // The stages after Intake know no file names; the editor's sentence begins with one.
    private static ProcessedUpload Rejected(Rejection rejection, Upload upload) =>
        new(null, rejection with { Detail = $"\"{upload.Name}\": {rejection.Detail}" }, []);

    private ArticleFields FieldsOf(Upload upload, Metadata metadata) => new(
        Cut(metadata.Title, ArticleField.Title) ?? NameWithoutEnding(upload),
        Cut(metadata.Standfirst, ArticleField.Standfirst),
        metadata.PublishedAt?.ToIso(site.TimeZone),
        Cut(metadata.Source, ArticleField.Source),
        Cut(JoinNames(metadata), ArticleField.Author),
        Cut(metadata.Column ?? ColumnPath.FromBlobName(upload.Name), ArticleField.Column),
        Cut(metadata.ProtectedNames, ArticleField.ProtectedNames),
        metadata.PublishAt?.ToIso(site.TimeZone));

    private Article Compose(Upload upload, Draft draft, CorrectedFields corrected, SafeHtml body, string text)
    {
        var now = clock.GetUtcNow();
        var fields = corrected.Fields;
        return new Article
        {
            Id = ArticleId.FromBlobName(upload.Name),
            Title = fields.Title,
            Standfirst = fields.Standfirst,
            PublishedAt = corrected.Has(ArticleField.PublishedAt) ? fields.PublishedAt is { } date ? PublishDate.Parse(date) : null : draft.Metadata.PublishedAt,
            PublishAt = fields.PublishAt is { } planned ? PublishDate.Parse(planned) : null,
            Source = fields.Source,
            Author = fields.Author,
            Column = fields.Column,
            ProtectedNames = fields.ProtectedNames,
            Language = draft.Metadata.Language ?? site.Language,
            Body = body,
            Text = text,
            Summary = Summary.Of(ProseText.Of(draft.Body) is { Length: > 0 } prose ? prose : text),
            Repairs = draft.Report.Repairs,
            NeedsReview = draft.Report.NeedsReview,
            Upload = new UploadInfo(upload.Name, upload.ETag, upload.LastModified, upload.Bytes.Length),
            FirstPublishedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>What an editor should look at because the file did not say it; each makes the article need a review. What an editor has said is no doubt.</summary>
    private void NoteWhatIsMissing(Upload upload, Draft draft, CorrectedFields corrected)
    {
        var (metadata, report) = (draft.Metadata, draft.Report);
        if (metadata.Title is null && !corrected.Has(ArticleField.Title))
            report.Add(Article.TitleFromFileName, "", NameWithoutEnding(upload), certain: false);
        if (corrected.Has(ArticleField.PublishedAt))
        {
            report.Settle(PrintedDate.Rule);
            report.Settle(SignedDay.Rule);
        }
        else if (metadata.PublishedAt is not { } printed)
            report.Add("no-date", "", "", certain: false);
        else if (PublishDate.IsTooFarAhead(printed.ToInstant(site.TimeZone), clock.GetUtcNow()))
            report.Add("date-too-far-ahead", printed.ToString(), "", certain: false);
    }

    /// <summary>Said and not changed: what the source has is what readers get, and variants are made with this in mind.</summary>
    private static void NoteHowItWasTurned(Draft draft, string text)
    {
        if (draft.Metadata.Language is not { } language || ChineseVariant.Of(language) is not { IsSimplified: false })
            return;
        foreach (var wrong in CharacterwiseText.WrongForms(text))
            draft.Report.Add(Article.CharacterwiseTraditional, wrong, wrong);
    }

    /// <summary>What an editor has accepted in this upload needs no review any more, unless something else has become doubtful.</summary>
    private static Article Accept(Article article, Upload upload, ArticleCorrections corrections, List<StaleCorrection> stale)
    {
        if (!article.NeedsReview || corrections.Accepted is not { } accepted)
            return article;
        if (accepted.Covers(upload.Bytes, article.Repairs))
            return article with { NeedsReview = false };
        stale.Add(new StaleCorrection(StaleCorrection.Accept, "The upload, or what is doubtful in it, is another than what was accepted. Look at it again, and accept it if it is right."));
        return article;
    }

    private static string NameWithoutEnding(Upload upload) => Path.GetFileNameWithoutExtension(upload.Name);

    private static string? JoinNames(Metadata metadata)
    {
        if (metadata.Authors.Count == 0)
            return null;
        var names = metadata.Authors;
        return metadata.Language?.Split('-')[0] switch
        {
            "zh" => string.Join("、", names),
            "en" when names.Count > 1 => $"{string.Join(", ", names.SkipLast(1))}{(names.Count > 2 ? "," : "")} and {names[^1]}",
            _ => string.Join(", ", names),
        };
    }

    private static string? Cut(string? text, ArticleField field) => text is null ? null : ShortText.Of(text, field.MaxLength);
}
