using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Gazette.Intake.Word;

/// <summary>Footnotes or endnotes, in the order in which the text refers to them.</summary>
internal sealed class WordNotes
{
    private const string Paragraph = "<p>";
    private const string ParagraphEnd = "</p>";

    private readonly Dictionary<string, OpenXmlElement> all = new(StringComparer.Ordinal);
    private readonly List<Used> used = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly string name;
    private readonly string format;
    private int next;

    /// <param name="name">Begins the names of their places on the page.</param>
    /// <param name="part">Null where there are none.</param>
    /// <param name="root">Of the part.</param>
    /// <param name="settings">How they are numbered, by the document's settings or its last section; null where that says nothing.</param>
    public WordNotes(string name, OpenXmlPart? part, OpenXmlElement? root, OpenXmlElement? settings, string format)
    {
        (this.name, Part) = (name, part);
        this.format = settings.Value("numFmt") ?? format;
        next = settings.Number("numStart") ?? 1;
        // The lines between text and notes are of a type.
        foreach (var note in root?.ChildElements.Where(n => n.Attribute("type") is null or "normal") ?? [])
        {
            if (note.Attribute("id") is { } id)
                all.TryAdd(id, note);
        }
    }

    public OpenXmlPart? Part { get; }

    /// <summary>Notes that nothing refers to.</summary>
    public IEnumerable<OpenXmlElement> Unused => all.Where(n => !places.ContainsKey(n.Key)).Select(n => n.Value);

    /// <param name="mark">What stands in the text in place of a number; null for the number.</param>
    /// <returns>Markup and text of the mark; null where there is no such note.</returns>
    public (string Markup, string Text)? Refer(string id, string? mark)
    {
        if (!all.ContainsKey(id))
            return null;
        var isFirst = places.TryAdd(id, used.Count);
        if (isFirst)
            used.Add(new Used(id, mark, mark is null ? next++ : 0));
        var at = places[id];

        var text = mark ?? used[at].Mark ?? NumberText.Of(used[at].Number, format);
        var place = isFirst ? $" id=\"{BackPlace(at)}\"" : "";
        return ($"<sup><a{place} href=\"#{Place(at)}\">{HtmlText.Of(text)}</a></sup>", text);
    }

    /// <summary>Below the text. Notes may refer to further ones.</summary>
    /// <param name="content">Writes the blocks of one note.</param>
    public void Write(StringBuilder html, Func<OpenXmlElement, string> content)
    {
        var isInList = false;
        for (var i = 0; i < used.Count; i++)
        {
            var (id, mark, number) = used[i];
            var isItem = mark is null && (format == "decimal" || NumberText.ListType(format) is not null);
            var blocks = content(all[id]);
            if (i == 0)
                html.Append("<hr>");
            if (isInList && !isItem)
                html.Append("</ol>");
            if (isItem && !isInList)
                html.Append(NumberText.ListType(format) is { } type ? $"<ol type=\"{type}\"" : "<ol").Append(CultureInfo.InvariantCulture, $" start=\"{number}\">");
            isInList = isItem;
            if (isItem)
                html.Append($"<li id=\"{Place(i)}\">").Append(WithLast(blocks, $"<a href=\"#{BackPlace(i)}\">↩</a>")).Append("</li>");
            else
                html.Append($"<div id=\"{Place(i)}\">").Append(WithFirst(blocks, $"<a href=\"#{BackPlace(i)}\">{HtmlText.Of(mark ?? NumberText.Of(number, format))}</a>")).Append("</div>");
        }

        if (isInList)
            html.Append("</ol>");
    }

    private string Place(int at) => string.Create(CultureInfo.InvariantCulture, $"{name}-{at + 1}");

    private string BackPlace(int at) => string.Create(CultureInfo.InvariantCulture, $"{name}-ref-{at + 1}");

    private static string WithFirst(string blocks, string link) =>
        blocks.StartsWith(Paragraph, StringComparison.Ordinal) ? $"{Paragraph}{link} {blocks[Paragraph.Length..]}" : $"{Paragraph}{link}{ParagraphEnd}{blocks}";

    private static string WithLast(string blocks, string link) =>
        blocks.EndsWith(ParagraphEnd, StringComparison.Ordinal) ? $"{blocks[..^ParagraphEnd.Length]} {link}{ParagraphEnd}" : $"{blocks}{Paragraph}{link}{ParagraphEnd}";

    /// <param name="Mark">Null for a number.</param>
    private sealed record Used(string Id, string? Mark, int Number);
}
