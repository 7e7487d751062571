using System.Globalization;
using System.Net;
using System.Text;
using Gazette.Drafts;
using Gazette.Intake.Pdf.Layout;

namespace Gazette.Intake.Pdf;

/// <summary>Writes a document as a page that holds its text and nothing else. What is no text is a <see cref="LeftOutElement"/>.</summary>
/// <param name="facts">What the file says of itself.</param>
internal sealed class PdfHtml(ParagraphText texts, string facts)
{
    private readonly StringBuilder html = new();
    private bool isInList;

    public void LeftOut(string text, string rule)
    {
        EndList();
        html.Append(CultureInfo.InvariantCulture, $"<p {LeftOutElement.Attribute}=\"{rule}\">{Encode(text)}</p>\n");
    }

    /// <summary>Several are one.</summary>
    public void Headline(IReadOnlyList<Paragraph> pieces)
    {
        EndList();
        html.Append("<h1>");
        foreach (var (at, piece) in pieces.Index())
        {
            var text = texts.TextOf(piece);
            html.Append(at > 0 && !WideCharacter.Ends(texts.TextOf(pieces[at - 1])) && !WideCharacter.Begins(text) ? " " : "").Append(Encode(text));
        }

        html.Append("</h1>\n");
    }

    public void Add(Paragraph paragraph)
    {
        if (paragraph.IsTable)
            Rows(paragraph);
        else if (paragraph.Level > 0)
            Block($"h{paragraph.Level}", paragraph, 0);
        else if (ListMark.SignLength(paragraph.Lines[0].Text) is > 0 and var sign)
            Item(paragraph, sign);
        else
            Block("p", paragraph, 0);
    }

    public override string ToString()
    {
        EndList();
        return $"<!DOCTYPE html><html><head>{facts}</head><body>{html}</body></html>";
    }

    private void Block(string name, Paragraph paragraph, int skipped)
    {
        if (name != "li")
            EndList();
        html.Append('<').Append(name).Append('>');
        foreach (var piece in texts.Of(paragraph))
        {
            var text = piece.Text[Math.Min(skipped, piece.Text.Length)..];
            skipped -= piece.Text.Length - text.Length;
            if (piece.Link is { } address && text.Length > 0)
                html.Append(CultureInfo.InvariantCulture, $"<a href=\"{Encode(address)}\">{Encode(text)}</a>");
            else
                html.Append(Encode(text));
        }

        html.Append("</").Append(name).Append(">\n");
    }

    private void Item(Paragraph paragraph, int sign)
    {
        html.Append(isInList ? "" : "<ul>");
        isInList = true;
        Block("li", paragraph, sign);
    }

    private void Rows(Paragraph table)
    {
        EndList();
        html.Append("<p>").AppendJoin("<br>", table.Lines.Select(l => Encode(l.Text))).Append("</p>\n");
    }

    private void EndList()
    {
        html.Append(isInList ? "</ul>" : "");
        isInList = false;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
