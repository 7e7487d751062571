using System.Text;
using System.Text.RegularExpressions;
using Gazette.Uploads;

namespace Gazette.Tests.Damage;

/// <summary>The two forms in which a copy is uploaded: a plain text, and a simple page.</summary>
internal sealed partial record UploadForm(string Name, Func<Original, string, IEnumerable<string>, string> Write)
{
    public static IReadOnlyList<UploadForm> All { get; } = [new("txt", PlainText), new("html", Page)];

    public Upload Undamaged(Original original) => Of(original, original.Title, original.Paragraphs);

    public Upload Damaged(DamagedCopy copy) => Of(copy.Original, copy.Title, copy.Lines);

    private Upload Of(Original original, string title, IEnumerable<string> lines) =>
        new($"{original.Id}.{Name}", "\"1\"", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(Write(original, title, lines)), ContentType: null);

    private static string PlainText(Original original, string title, IEnumerable<string> lines) =>
        string.Join('\n', [title, Row(original), .. lines.Select(l => Font().Replace(l, ""))]);

    private static string Page(Original original, string title, IEnumerable<string> lines)
    {
        var paragraphs = lines.Select(l => $"<p>{Font().Replace(Escape(l), "<span style=\"font-family:$1\">$2</span>")}</p>");
        return $"""
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>{Escape(title)}</title></head>
            <body><div class="article"><h1>{Escape(title)}</h1>
            <div class="info">{Escape(Row(original))}</div>
            <div class="content">
            {string.Join('\n', paragraphs)}
            </div></div></body></html>
            """;
    }

    private static string Row(Original original)
    {
        string?[] fields = original.IsChinese
            ? [Field("发布时间：", original.Date), Field("来源：", original.Source), Field("作者：", original.Author)]
            : [Field("Published: ", original.Date), Field("By ", original.Author is { Length: <= 30 } author ? author : null)];
        return string.Join('\u3000', fields.OfType<string>());
    }

    private static string? Field(string name, string? value) => value is null ? null : name + value;

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A sign of a symbol font: the page names the font, a plain text has no such thing.</summary>
    [GeneratedRegex("\uFDD0([^\uFDD1]*)\uFDD1(. )", RegexOptions.NonBacktracking)]
    private static partial Regex Font();
}
