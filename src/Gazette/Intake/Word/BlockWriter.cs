using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gazette.Articles.Edits;

namespace Gazette.Intake.Word;

/// <summary>
/// Writes the paragraphs and tables of one container as HTML: the document, a cell, a text box, a note. What readers see as
/// headline shows by marks (<c>class</c>, <c>data-size</c>) that no published page keeps.
/// </summary>
/// <param name="part">Where relationships are looked up.</param>
/// <param name="isNested">In cells, boxes and notes stand no headings.</param>
/// <param name="leftOutBy">The rule by which all of it is left out; null for text.</param>
internal sealed partial class BlockWriter(WordContext context, OpenXmlPart part, bool isNested = false, string? leftOutBy = null)
{
    /// <summary>As much larger than the text, a line in the middle is a headline.</summary>
    private const double LargerBy = 1.15;

    private const int MaxCaption = 100;
    private const int MaxPlainCaption = 60;

    private readonly StringBuilder html = new();
    private readonly HeldCaption held = new();
    private string? dropped = leftOutBy;
    private InlineHtml? carried;
    private bool isLoose;
    private ListWriter? lists;

    /// <summary>Whether it has text, and all of it is bold.</summary>
    public bool IsBold => hasText && isBold;

    private bool hasText;
    private bool isBold = true;

    private ListWriter Lists => lists ??= new ListWriter(html);

    public string Write(IEnumerable<OpenXmlElement> blocks)
    {
        foreach (var block in blocks)
            Block(block);
        if (carried is { IsEmpty: false } rest)
            Emit($"<p>{rest.ToHtml()}</p>");
        EndBlocks();
        return html.ToString();
    }

    private void Block(OpenXmlElement element)
    {
        context.Budget.Look();
        switch (element.LocalName)
        {
            case "p":
                Paragraph(element);
                break;
            case "tbl":
                Table(element);
                break;
            case "sdt" when IsContents(element):
                Dropped(element.Child("sdtContent"), EditList.LeftOutBlocks);
                break;
            case "sdt" when element.At("sdtPr").Switch("showingPlcHdr") == true:
                Dropped(element.Child("sdtContent"), EditList.Controls);
                break;
            case "sdt":
                Blocks(element.Child("sdtContent"));
                break;
            case "altChunk" or "subDoc":
                context.Report.Add(DrawingReader.Embedded, element.LocalName, "", certain: false);
                break;
            case "ins" or "moveTo":
                context.LeftOut.NoteAdded(element);
                Blocks(element);
                break;
            case "del" or "moveFrom":
                context.LeftOut.NoteRemoved(element);
                Dropped(element, EditList.Hidden);
                break;
            case "AlternateContent":
                Blocks(element.Chosen());
                break;
            case "r" or "hyperlink" or "fldSimple" or "oMath" or "oMathPara" or "bookmarkStart":
                Loose(element);
                break;
            case var name when name.EndsWith("Pr", StringComparison.Ordinal):
                break;
            default:
                Blocks(element);
                break;
        }
    }

    private void Blocks(OpenXmlElement? container)
    {
        foreach (var child in container?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
            Block(child);
    }

    private void Dropped(OpenXmlElement? container, string rule)
    {
        var before = dropped;
        dropped ??= rule;
        Blocks(container);
        dropped = before;
    }

    private static bool IsContents(OpenXmlElement sdt) =>
        sdt.At("sdtPr", "docPartObj").Value("docPartGallery") is { } gallery && gallery.Contains("Contents", StringComparison.OrdinalIgnoreCase);

    /// <summary>What should stand in a paragraph, and does not.</summary>
    private void Loose(OpenXmlElement element)
    {
        carried ??= new InlineHtml();
        isLoose = true;
        var below = new List<string>();
        new ParagraphReader(context, part, carried, below, dropped).Node(element, context.Styles.Run(context.Styles.Paragraph(null).Look, element.Child("rPr")));
        below.ForEach(Emit);
    }

    private void Paragraph(OpenXmlElement element)
    {
        var properties = element.Child("pPr");
        var style = context.Styles.Paragraph(properties.Value("pStyle"));
        var level = isNested ? 0 : WordStyles.OutlineOf(properties) ?? style.Level;
        var mark = properties.Child("rPr");
        // The large initial of a text is a paragraph to Word.
        var isInitial = properties.Child("framePr").Attribute("dropCap") is "drop" or "margin";
        var isJoined = isInitial || mark.Child("del") is not null || mark.Child("moveFrom") is not null || mark.Switch("specVanish") == true;
        var label = isJoined ? null : context.Numbering.Next(properties, style);
        var inline = new InlineHtml(level > 0 || style.Role is ParagraphRole.Title);
        if (carried is { IsEmpty: false } loose && isLoose)
            Emit($"<p>{loose.ToHtml()}</p>");
        else if (carried is { IsEmpty: false })
            inline = carried;
        else if (carried is not null)
            inline.TakeAnchors(carried);
        (carried, isLoose) = (null, false);
        var below = new List<string>();
        new ParagraphReader(context, part, inline, below, dropped ?? (style.Role == ParagraphRole.Contents ? EditList.LeftOutBlocks : null)).Read(element, style.Look);
        context.LeftOut.End();
        NoteMark(mark);
        if (inline.IsEmpty && dropped is null && properties.At("pBdr").Child("bottom") is not null)
            Emit("<hr>");
        if (isJoined || inline.IsEmpty)
            carried = inline;
        else
            Write(inline, properties, style, level, label);
        below.ForEach(Emit);
    }

    private void NoteMark(OpenXmlElement? mark)
    {
        if (mark.Child("del") is not null || mark.Child("ins") is not null)
            context.LeftOut.NoteAdded(null);
    }

    private void Write(InlineHtml inline, OpenXmlElement? properties, ParagraphStyle style, int level, NumberLabel? label)
    {
        (hasText, isBold) = (hasText || inline.HasText, isBold && (inline.IsBold || !inline.HasText));
        var text = inline.PlainText.ToString().Trim();
        var alignment = properties.Value("jc") ?? style.Alignment;
        var isCentred = alignment == "center";
        var isLarge = isCentred && (inline.Size > context.UsualSize * LargerBy || inline.IsBold);
        var content = inline.ToHtml();
        if (label is { Kind: NumberKind.Bullet or NumberKind.Number } && level == 0 && style.Role == ParagraphRole.Text)
        {
            EndHeld();
            Lists.Item(label, content);
            return;
        }

        if (label is { Kind: NumberKind.Text or NumberKind.Number })
            content = HtmlText.Of(label.Text) + content;
        if (!inline.HasText)
            Pictures(content);
        else if (style.Role == ParagraphRole.Caption || IsCaption(text, isCentred && !isLarge))
            Caption(content);
        else
            Emit(Tagged(content, style.Role, level, isLarge ? inline.Size : 0, alignment));
    }

    private string Tagged(string content, ParagraphRole role, int level, int size, string? alignment)
    {
        var look = size > 0 && !isNested ? string.Create(CultureInfo.InvariantCulture, $" data-size=\"{size}\"") : "";
        return role switch
        {
            ParagraphRole.Title when !isNested => $"<h1 class=\"title\"{look}>{content}</h1>",
            ParagraphRole.Subtitle when !isNested => $"<p class=\"subtitle\"{look}>{content}</p>",
            ParagraphRole.Author or ParagraphRole.Date when !isNested => $"<p class=\"{(role == ParagraphRole.Date ? "date" : "author")}\">{content}</p>",
            ParagraphRole.Quote => $"<blockquote><p>{content}</p></blockquote>",
            ParagraphRole.Code => $"<pre>{content}</pre>",
            _ when level > 0 => string.Create(CultureInfo.InvariantCulture, $"<h{Math.Min(level, 6)}{look}>{content}</h{Math.Min(level, 6)}>"),
            _ when alignment is "right" or "end" && !isNested => $"<p class=\"right\">{content}</p>",
            _ when alignment == "center" && look.Length == 0 && !isNested => $"<p class=\"centred\">{content}</p>",
            _ => $"<p{look}>{content}</p>",
        };
    }

    /// <summary>Behind a picture, or before a table.</summary>
    private bool IsCaption(string text, bool isCentred) => held.HasPictures
        ? text.Length <= MaxCaption && (FigureNumber().IsMatch(text) || (isCentred && text.Length <= MaxPlainCaption && text[^1] is not ('。' or '：' or ':' or '.')))
        : isCentred && text.Length <= MaxCaption && TableNumber().IsMatch(text);

    private void Pictures(string markup)
    {
        EndBlocks();
        held.Pictures(markup);
    }

    private void Caption(string content)
    {
        if (held.TakeCaption(content) is { } figure)
        {
            Append(figure);
            return;
        }

        EndBlocks();
        held.Caption(content);
    }

    private void Table(OpenXmlElement element)
    {
        if (dropped is not null)
        {
            foreach (var row in element.ChildElements)
                Blocks(row);
            return;
        }

        if (OnlyCell(element) is { } frame)
        {
            Blocks(frame);
            return;
        }

        Lists.End();
        var caption = held.TakeForTable();
        EndHeld();
        Append(new TableWriter(context, part).Write(element, caption));
    }

    /// <summary>Of a table of one cell, which is a frame around text; null for others.</summary>
    private static OpenXmlElement? OnlyCell(OpenXmlElement table) =>
        table.ChildElements.Where(c => c.LocalName is not ("tblPr" or "tblGrid")).Take(2).ToArray() is [{ LocalName: "tr" } row] && row.Child("trPr").Child("del") is null
        && row.ChildElements.Where(c => c.LocalName is not ("trPr" or "tblPrEx")).Take(2).ToArray() is [{ LocalName: "tc" } cell] ? cell : null;

    /// <summary>A block of its own, behind whatever was open.</summary>
    private void Emit(string block)
    {
        if (block.Length == 0)
            return;
        EndBlocks();
        Append(block);
    }

    /// <summary>Paragraphs of one quotation, lines of one listing.</summary>
    private void Append(string block)
    {
        if (!Join(block, "<blockquote>", "</blockquote>", "") && !Join(block, "<pre>", "</pre>", "\n"))
            html.Append(block);
    }

    private bool Join(string block, string start, string end, string between)
    {
        if (!block.StartsWith(start, StringComparison.Ordinal) || html.Length < end.Length || !html.ToString(html.Length - end.Length, end.Length).Equals(end, StringComparison.Ordinal))
            return false;
        html.Length -= end.Length;
        html.Append(between).Append(block, start.Length, block.Length - start.Length);
        return true;
    }

    private void EndBlocks()
    {
        lists?.End();
        EndHeld();
    }

    private void EndHeld()
    {
        if (held.Take() is { Length: > 0 } waiting)
        {
            lists?.End();
            html.Append(waiting);
        }
    }

    [GeneratedRegex("^(?:图片?|圖片?|照片|Figure|Fig\\.|Abb\\.|Abbildung|図)\\s*[0-9０-９一二三四五六七八九十]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex FigureNumber();

    [GeneratedRegex("^(?:附?表|Table|Tabelle|Tableau)\\s*[0-9０-９一二三四五六七八九十]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex TableNumber();
}
