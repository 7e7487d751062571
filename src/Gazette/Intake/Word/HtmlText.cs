using System.Text;

namespace Gazette.Intake.Word;

/// <summary>Characters of HTML that stand for themselves.</summary>
internal static class HtmlText
{
    public static StringBuilder AppendText(this StringBuilder html, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                _ => html.Append(c),
            };
        }

        return html;
    }

    public static string Of(string text) => new StringBuilder(text.Length).AppendText(text).ToString();
}
