using System.Text;
using Gazette.Drafts;
using Gazette.Extraction;
using Gazette.Extraction.Lines;
using Gazette.Extraction.Parsing;
using Gazette.Extraction.Pictures;
using Gazette.Intake;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>Runs an upload through reading: intake, parser, article reader, without the cleaning that stands between them.</summary>
internal static class Articles
{
    public static async Task<Draft> ReadAsync(string name, string text) => await ReadAsync(name, Encoding.UTF8.GetBytes(text));

    public static async Task<Draft> ReadAsync(string name, byte[] bytes)
    {
        var (draft, rejection) = await TryReadAsync(name, bytes);
        Assert.True(draft is not null, rejection?.Detail);
        return draft;
    }

    public static Task<(Draft? Draft, Rejection? Rejection)> TryReadAsync(string name, byte[] bytes) => Task.FromResult(TryRead(name, bytes));

    private static (Draft? Draft, Rejection? Rejection) TryRead(string name, byte[] bytes)
    {
        if (!UploadReader.TryRead(Uploads.Of(name, bytes), out var text, out var refused))
            return (null, refused);
        var (draft, rejection) = DraftParser.Parse(text, TestContext.Current.CancellationToken);
        rejection ??= ArticleReader.Read(draft!);
        if (rejection is not null)
            return (null, rejection);
        PicturesBeside.LeaveOutCaptions(draft!);
        return (draft, null);
    }

    /// <summary>The body's lines, each behind the name of its block.</summary>
    public static IReadOnlyList<string> Lines(Draft draft) =>
        [.. TextLines.Of(draft.Body).Select(l => $"{l.Parent?.Closest("p, li, h1, h2, h3, h4, h5, h6, td, th, figcaption, blockquote, pre, dt, dd, div, section")?.LocalName ?? "body"}: {l.Text}")];
}
