using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages;

/// <summary>
/// A piece of a page, written as an interpolated string: <c>Markup p = $"&lt;p&gt;{text}&lt;/p&gt;";</c>. The literal
/// is ours; a hole that holds a string is encoded; only <see cref="SafeHtml"/>, <see cref="ScriptData"/> and other markup go in as they are,
/// and a hole of any other type does not compile. Holes in attributes must stand in double quotes.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Markup
{
    public static Markup Nothing => new(0, 0);

    private readonly StringBuilder html;

    public Markup(int literalLength, int formattedCount) => html = new(literalLength + (formattedCount * 32));

    public static Markup Join(IEnumerable<Markup> parts)
    {
        var whole = new Markup(0, 0);
        foreach (var part in parts)
            whole.AppendFormatted(part);
        return whole;
    }

    public void AppendLiteral(string markup) => html.Append(markup);

    public void AppendFormatted(string? text) => EncodedText.AppendTo(html, text);

    public void AppendFormatted(int number) => html.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(SafeHtml safe) => html.Append(safe.ToString());

    public void AppendFormatted(ScriptData data) => html.Append(data.ToString());

    public void AppendFormatted(Markup markup) => html.Append(markup.html);

    public override string ToString() => html.ToString();
}
