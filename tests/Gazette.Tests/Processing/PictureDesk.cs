using System.Text;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Media;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Uploads;
using Microsoft.Extensions.Options;

namespace Gazette.Tests;

/// <summary>Publishes articles beside which some pictures and attachments lie.</summary>
/// <param name="names">Of uploads; each is a picture of its own, 800 x 600 unless its name says <c>…-16x16.png</c>, or an attachment of 24,000 bytes.</param>
internal sealed class PictureDesk(params string[] names) : IMediaSource
{
    private static readonly CleaningRules Rules = new();

    /// <summary>Names that were asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Bytes that were to be made pictures of.</summary>
    public List<byte[]> Made { get; } = [];

    /// <summary>Why none is made.</summary>
    public Rejection? Refusal { get; init; }

    /// <summary>How long one takes to be made.</summary>
    public TimeSpan Wait { get; init; }

    public int MaxEditSeconds { get; init; } = 60;

    public async Task<Article> PublishAsync(string name, string text) => await PublishAsync(name, Encoding.UTF8.GetBytes(text));

    public async Task<Article> PublishAsync(string name, byte[] bytes)
    {
        var copy = await Processor().ProcessAsync(Uploads.Of(name, bytes), ArticleCorrections.None, this, TestContext.Current.CancellationToken);
        Assert.True(copy.Article is not null, copy.Rejection?.Detail);
        Assert.Empty(Allowed.Violations(copy.Article.Body.ToString()));
        Assert.Equal(copy.Article.Text, copy.Article.Edits!.Apply());
        return copy.Article;
    }

    /// <summary>Two paragraphs of a page with an image between them.</summary>
    public static string Page(string image, string head = "") => $"""
        <!DOCTYPE html><html lang="en"><head><title>The ferry runs again</title>{head}</head><body><article><h1>The ferry runs again</h1>
        <p>The ferry across the harbour runs again after two years of repairs, and the first boat left full on Monday morning.</p>
        {image}
        <p>Its captain said that the new engine is quieter than the old one, and that the crossing now takes eleven minutes.</p>
        <p>Tickets cost the same as before, and children under six travel free on every boat until the end of the summer.</p></article></body></html>
        """;

    public static string HashOf(string name) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..Picture.HashLength];

    public Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation)
    {
        Asked.Add(uploadName);
        return Task.FromResult(names.Contains(uploadName) ? Of(uploadName) : null);
    }

    public async Task<(Picture? Picture, Rejection? Rejection)> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        Made.Add(bytes.ToArray());
        await Task.Delay(Wait, cancellation);
        return Refusal is null ? (Of(Encoding.Latin1.GetString(bytes.Span)), null) : (null, Refusal);
    }

    public Task<Attachment?> FindAttachmentAsync(string uploadName, CancellationToken cancellation)
    {
        Asked.Add(uploadName);
        return Task.FromResult(names.Contains(uploadName) ? new Attachment(HashOf(uploadName), "application/pdf", 24_000) : null);
    }

    public Task<Attachment?> KeepAsync(Upload upload, CancellationToken cancellation) => Task.FromResult<Attachment?>(null);

    private ArticleProcessor Processor() => new(
        new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), Rules, TimeProvider.System, Options.Create(new GazetteOptions { MaxEditSeconds = MaxEditSeconds }));

    private static Picture Of(string name)
    {
        var side = name.Contains("16x16", StringComparison.Ordinal) ? 16 : 800;
        return new Picture(HashOf(name), [new PictureFile($"{side}.webp", "image/webp", side, side * 3 / 4), new PictureFile($"{side}.jpg", "image/jpeg", side, side * 3 / 4)]);
    }
}
