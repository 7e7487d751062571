using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning.Characters;

/// <summary>Tells a page that shows markup on purpose from one in which markup was left over.</summary>
internal static partial class HtmlTalk
{
    /// <summary>
    /// True when the page names a markup language in its text, or sets something as code. An article about markup
    /// keeps its damage: that shows, while a lost example would not.
    /// </summary>
    public static bool IsIn(Draft draft, IReadOnlyList<Line> lines) =>
        draft.Document.QuerySelectorAll("pre, code, samp, kbd").Any(code => !string.IsNullOrWhiteSpace(code.TextContent))
        || lines.Any(l => l.Block is not null && Names().IsMatch(l.Text));

    [GeneratedRegex(@"\b(X?HTML5?|XML|CSS3?|JavaScript|Markdown|SGML|XSS)\b|标记语言|標記語言|网页源代码|網頁原始碼|转义字符|轉義字元", RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}
