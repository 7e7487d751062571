using System.Buffers;
using System.Text;

namespace Gazette.Pages;

/// <summary>
/// Plain text as it stands in HTML, in elements and in quoted attributes alike. Everything but the five marks of
/// markup stays readable UTF-8: the encoders of .NET write Han characters beyond U+FFFF as numbers.
/// </summary>
internal static class EncodedText
{
    // Controls are not allowed in HTML text. The bidi embeddings, overrides and isolates (U+202A to U+202E,
    // U+2066 to U+2069) would, left open in a headline, turn round whatever follows it; names stand in <bdi> instead.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. "&<>\"'", .. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(IsDropped), .. "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFFFE\uFFFF"]);

    public static void AppendTo(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is >= 0 and var at)
        {
            html.Append(text[..at]).Append(Entity(text[at]));
            text = text[(at + 1)..];
        }
        html.Append(text);
    }

    /// <summary>The text for places that are no HTML: without the characters that HTML leaves out.</summary>
    public static string Shown(string text) =>
        text.AsSpan().IndexOfAny(Special) < 0 ? text : string.Concat(text.Where(c => !Special.Contains(c) || Entity(c).Length > 0));

    private static bool IsDropped(char c) => char.IsControl(c) && c is not ('\t' or '\n');

    private static string Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => "",
    };
}
