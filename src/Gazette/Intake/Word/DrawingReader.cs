using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Gazette.Intake.Word;

/// <summary>Reads drawings of both generations (DrawingML and VML): pictures, text boxes, lettering; and tells of what no page can show.</summary>
internal sealed class DrawingReader(WordContext context, OpenXmlPart part, InlineHtml html, List<string> below)
{
    /// <summary>Something that another program made, and only that shows.</summary>
    public const string Embedded = "embedded-object";

    /// <param name="alt">What it shows, by what stands around it.</param>
    public void Read(OpenXmlElement element, string alt)
    {
        context.Budget.Look();
        switch (element.LocalName)
        {
            case "txbxContent":
                below.Add($"<div>{new BlockWriter(context, part, isNested: true).Write(element.ChildElements)}</div>");
                break;
            case "blip":
                Picture(element.Attribute("embed") is { Length: > 0 } embedded ? embedded : element.Attribute("link"), alt);
                break;
            case "imagedata":
                Picture(element.Attribute("id") ?? element.Attribute("pict") ?? element.Attribute("href"), alt);
                break;
            case "chart":
                Told("chart", alt, element.Attribute("id"));
                break;
            case "relIds":
                Diagram(element.Attribute("dm"));
                break;
            case "OLEObject" or "control" or "contentPart":
                Told(element.Attribute("ProgID") ?? element.LocalName, alt, null);
                break;
            case "textpath":
                html.Text(element.Attribute("string") ?? "", default, null);
                break;
            case "t":
                html.Text(element.InnerText + " ", default, null);
                break;
            case "AlternateContent":
                Children(element.Chosen(), alt);
                break;
            case "inline" or "anchor":
                Children(element, AltOf(element.Child("docPr")) ?? alt);
                break;
            case "pic":
                Children(element, AltOf(element.At("nvPicPr", "cNvPr")) ?? alt);
                break;
            case "rect" when element.Attribute("hr") is "t" or "true":
                below.Add("<hr>");
                break;
            case "shape" or "rect" or "roundrect" or "oval":
                Children(element, element.Attribute("alt") ?? alt);
                break;
            default:
                Children(element, alt);
                break;
        }
    }

    private void Children(OpenXmlElement? element, string alt)
    {
        foreach (var child in element?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
            Read(child, alt);
    }

    private static string? AltOf(OpenXmlElement? properties) =>
        properties.Attribute("descr") is { Length: > 0 } description ? description : properties.Attribute("title") is { Length: > 0 } title ? title : null;

    private void Picture(string? id, string alt)
    {
        if (id is not null && context.Pictures.Write(part, id, context.AddressOf(part, id), alt) is { Length: > 0 } markup)
            html.Picture(markup);
    }

    /// <summary>The words of a drawing of boxes and arrows, each of them a paragraph.</summary>
    private void Diagram(string? id)
    {
        context.Report.Add(Embedded, "SmartArt", "", certain: false);
        foreach (var point in (Related(id)?.Descendants() ?? []).Where(e => e.LocalName == "pt"))
        {
            if (ParagraphReader.TextOf(point).Trim() is { Length: > 0 } text)
                below.Add($"<p>{HtmlText.Of(text)}</p>");
        }
    }

    private void Told(string kind, string alt, string? id)
    {
        context.Report.Add(Embedded, alt.Length > 0 ? $"{kind}: {alt}" : kind, "", certain: false);
        foreach (var text in (Related(id)?.Descendants() ?? []).Where(e => e.LocalName is "t" or "v"))
        {
            context.LeftOut.Add(text.InnerText, Embedded);
            context.LeftOut.End();
        }

        if (alt.Length > 0 && id is not null)
            html.Picture($"<figure data-no-picture>{HtmlText.Of(alt)}</figure>");
    }

    private OpenXmlElement? Related(string? id) => id is not null && part.TryGetPartById(id, out var other) ? context.Broken.RootOf(other) : null;
}
