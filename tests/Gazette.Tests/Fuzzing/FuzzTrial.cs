using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Articles.Media;
using Gazette.Cleaning;
using Gazette.Drafts;
using Gazette.Pages;
using Gazette.Processing;
using Gazette.Sanitizing;
using Gazette.Serving;
using Gazette.Uploads;

namespace Gazette.Tests.Fuzzing;

/// <summary>Sends an upload through the whole desk and onto a page, and says what is wrong with what comes out.</summary>
internal static class FuzzTrial
{
    private static readonly Site Site = new("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc);
    private static readonly ArticleProcessor Desk = new(Site, new CleaningRules(), TimeProvider.System);
    private static readonly ArticleSanitizer Sanitizer = new();

    /// <returns>Null when all is well.</returns>
    /// <exception cref="Exception">Whatever a stage threw: none may.</exception>
    public static async Task<string?> FaultOfAsync(Upload upload, CancellationToken cancellation)
    {
        var (article, rejection, _) = await Desk.ProcessAsync(upload, ArticleCorrections.None, SomePictures.Instance, cancellation);
        if (article is null)
            return string.IsNullOrWhiteSpace(rejection?.Detail) ? "neither an article nor a reason" : null;
        return rejection is not null ? "both an article and a rejection" : OfBody(article.Body.ToString()) ?? OfTexts(article) ?? OfEdits(article) ?? OfPage(article);
    }

    private static string? OfBody(string html)
    {
        if (Allowed.Violations(html) is [var violation, ..])
            return $"not allowed: {violation}";
        var parsed = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html);
        if (parsed.Body!.InnerHtml != html)
            return "the page's parser reads something else";
        var draft = new Draft { Kind = FileKind.Html, Document = parsed, Body = parsed.Body, Report = new RepairReport() };
        foreach (var image in parsed.GetElementsByTagName("img"))
            draft.Pictures[image] = new PicturePlace.Shown(new ShownPicture(SomePictures.Any, image.GetAttribute("alt")!));
        return Sanitizer.Sanitize(draft).ToString() == html ? null : "sanitizing again changes it";
    }

    private static string? OfTexts(Article article)
    {
        string?[] texts = [article.Title, article.Standfirst, article.Source, article.Author, article.Column, article.Language, article.Summary, article.Text];
        return texts.FirstOrDefault(t => t is not null && !IsWellFormed(t)) is { } broken ? $"half a surrogate pair in {broken}" : null;
    }

    private static string? OfEdits(Article article) =>
        article.Edits is { } edits && edits.Apply() == article.Text && !edits.Edits.Any(e => e.Rule == EditList.Unrecorded) ? null : "the edits do not lead to the text";

    private static string? OfPage(Article article)
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(article.Text, SiteJson.Options));
        var page = new HtmlParser().ParseDocument(ArticlePage.Render(article, Site));
        if (page.QuerySelectorAll("script:not([type='application/ld+json'])").Any(s => s.TextContent.Length > 0 || s.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true))
            return "a script that is not ours";
        if (page.QuerySelectorAll("script[type='application/ld+json']").Any(data => data.HasAttribute("src") || !IsJson(data.TextContent)))
            return "structured data that is none";
        if (page.QuerySelectorAll(".body [src], .body [srcset]").Any(e => !(e.GetAttribute("src") ?? e.GetAttribute("srcset"))!.StartsWith("/media/", StringComparison.Ordinal)))
            return "a picture that is not ours";
        return page.All.SelectMany(e => e.Attributes).Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)) ? "an event handler" : null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Of every second name.</summary>
    private sealed class SomePictures : IMediaSource
    {
        public static readonly SomePictures Instance = new();

        public static readonly Picture Any = new("0123456789abcdef0123456789abcdef", [new PictureFile("480.webp", PictureFile.WebP, 480, 320), new PictureFile("480.jpg", "image/jpeg", 480, 320)]);

        public Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation) => Task.FromResult(uploadName.Length % 2 == 0 ? Any : null);

        public Task<(Picture? Picture, Rejection? Rejection)> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => Task.FromResult<(Picture?, Rejection?)>(
            bytes.Length % 2 == 0 ? (Any, null) : (null, new Rejection(RejectionReason.TooLarge, "is large.")));

        public Task<Attachment?> FindAttachmentAsync(string uploadName, CancellationToken cancellation) =>
            Task.FromResult(uploadName.Length % 2 == 0 ? new Attachment(Any.Hash, "application/pdf", uploadName.Length * 1000) : null);

        public Task<Attachment?> KeepAsync(Upload upload, CancellationToken cancellation) => Task.FromResult<Attachment?>(new Attachment(Any.Hash, "application/pdf", upload.Bytes.Length));
    }

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var read) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[read..];
        }

        return true;
    }
}
