using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gazette.Articles.Edits;

namespace Gazette.Intake.Word;

/// <summary>Reads what stands within one paragraph.</summary>
/// <param name="part">Where its relationships are looked up.</param>
/// <param name="below">Gets blocks that stand beside the paragraph, as text boxes.</param>
/// <param name="leftOutBy">The rule by which all of it is left out; null for text.</param>
internal sealed class ParagraphReader(WordContext context, OpenXmlPart part, InlineHtml html, List<string> below, string? leftOutBy)
{
    private string? dropped = leftOutBy;
    private string? link;

    public void Read(OpenXmlElement? parent, RunLook look)
    {
        foreach (var child in parent?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
        {
            context.Budget.Look();
            if (child.LocalName == "r")
                Run(child, context.Styles.Run(look, child.Child("rPr")));
            else
                Node(child, look);
        }
    }

    /// <summary>The same of one element.</summary>
    public void Node(OpenXmlElement element, RunLook look)
    {
        switch (element.LocalName)
        {
            case "ffData" or "softHyphen":
                break;
            case var property when property.EndsWith("Pr", StringComparison.Ordinal):
                break;
            case "t":
                Text(element.InnerText, look);
                break;
            case "delText":
                context.LeftOut.Add(element.InnerText, EditList.Hidden);
                break;
            case "tab" or "ptab":
                Text("\t", look);
                break;
            case "br" or "cr":
                if (IsShown(look))
                    html.Break();
                break;
            case "noBreakHyphen":
                Text("-", look);
                break;
            case "sym":
                Symbol(element, look);
                break;
            case "ins" or "moveTo":
                context.LeftOut.NoteAdded(element);
                Read(element, look);
                break;
            case "del" or "moveFrom":
                context.LeftOut.NoteRemoved(element);
                LeaveOut(element, look, EditList.Hidden);
                break;
            case "hyperlink":
                Link(element, look);
                break;
            case "sdt" when element.At("sdtPr").Switch("showingPlcHdr") == true:
                LeaveOut(element, look, EditList.Controls);
                break;
            case "instrText" or "delInstrText":
                context.Fields.Code(element.InnerText);
                break;
            case "fldChar":
                FieldMark(element, look);
                break;
            case "fldSimple":
                context.Fields.BeginSimple(element.Attribute("instr") ?? "");
                Read(element, look);
                context.Fields.End();
                break;
            case "ruby":
                Ruby(element, look);
                break;
            case "oMath" or "oMathPara":
                Shown(WordMath.ToMathMl(element), TextOf(element), look);
                break;
            case "footnoteReference":
                Note(context.Footnotes, element, null, look);
                break;
            case "endnoteReference":
                Note(context.Endnotes, element, null, look);
                break;
            case "bookmarkStart":
                if (element.Attribute("name") is { } name && context.PlaceOf(name) is { } place)
                    html.Anchor(place);
                break;
            case "drawing" or "pict" or "object":
                Drawing(element, look);
                break;
            case "p" or "tbl":
                below.Add(new BlockWriter(context, part, isNested: true, dropped).Write([element]));
                break;
            case "AlternateContent":
                Read(element.Chosen(), look);
                break;
            default:
                Read(element, look);
                break;
        }
    }

    private void Run(OpenXmlElement run, RunLook look)
    {
        foreach (var child in run.ChildElements)
        {
            // What follows it is its mark.
            if (child.LocalName is "footnoteReference" or "endnoteReference" && child.Attribute("customMarkFollows") is "1" or "true" or "on")
            {
                var rest = string.Concat(child.ElementsAfter().Select(TextOf));
                if (Note(child.LocalName == "footnoteReference" ? context.Footnotes : context.Endnotes, child, rest, look))
                    return;
            }
            else
            {
                Node(child, look);
            }
        }
    }

    private string? Address => context.Affordable(link ?? (context.Fields.Address is { } address ? Target(address) : null));

    /// <summary>In the document, its place on the page; null for one that is not there.</summary>
    private string? Target(string address) => address is ['#', .. var name] ? context.PlaceOf(name) is { } place ? "#" + place : null : address;

    private bool IsShown(RunLook look) => WhyNot(look) is null;

    /// <summary>Null for what a reader sees.</summary>
    private string? WhyNot(RunLook look) => dropped
        ?? (look.IsHidden || (context.HasSoundFields && context.Fields.IsInCode) ? EditList.Hidden
        : context.HasSoundFields && context.Fields.IsFurniture ? EditList.LeftOutBlocks : null);

    private void Text(string text, RunLook look)
    {
        if (WhyNot(look) is { } rule)
            context.LeftOut.Add(text, rule);
        else
            html.Text(look.SymbolFont is null ? text : Letters(text), look, Address);
    }

    private void Shown(string markup, string text, RunLook look)
    {
        if (WhyNot(look) is { } rule)
            context.LeftOut.Add(text, rule);
        else
            html.Markup(markup, text);
    }

    private void LeaveOut(OpenXmlElement element, RunLook look, string rule)
    {
        var before = dropped;
        dropped ??= rule;
        Read(element, look);
        dropped = before;
    }

    /// <summary>A symbol font's signs are stored in an area of private use, and known by the letters below.</summary>
    private static string Letters(string text) => string.Concat(text.Select(c => c is >= '\uF020' and <= '\uF0FF' ? (char)(c - '\uF000') : c));

    private void Symbol(OpenXmlElement element, RunLook look)
    {
        if (!ushort.TryParse(element.Attribute("char"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code < ' ' || char.IsSurrogate((char)code))
            return;
        var font = look.With(null) with { SymbolFont = RunLook.OfSymbols(element.Attribute("font") ?? "") ?? look.SymbolFont };
        Text(((char)code).ToString(), font);
    }

    private void Link(OpenXmlElement element, RunLook look)
    {
        var before = link;
        var place = element.Attribute("anchor");
        var target = element.Attribute("id") is { } id ? context.AddressOf(part, id) : null;
        link = target is null ? place is null ? before : Target("#" + place) : place is null || target.Contains('#', StringComparison.Ordinal) ? target : $"{target}#{place}";
        Read(element, look);
        link = before;
    }

    private void FieldMark(OpenXmlElement element, RunLook look)
    {
        switch (element.Attribute("fldCharType"))
        {
            case "begin":
                if (element.At("ffData", "checkBox") is { } box)
                    Text(box.Switch("checked") ?? box.Switch("default") ?? false ? "☒" : "☐", look);
                context.Fields.Begin();
                break;
            case "separate":
                context.Fields.Separate();
                break;
            case "end":
                Text(context.Fields.End(), look);
                break;
        }
    }

    private void Ruby(OpenXmlElement element, RunLook look)
    {
        var (text, reading) = (TextOf(element.Child("rubyBase")), TextOf(element.Child("rt")));
        Shown($"<ruby>{HtmlText.Of(text)}<rt>{HtmlText.Of(reading)}</rt></ruby>", text, look);
    }

    private bool Note(WordNotes notes, OpenXmlElement element, string? mark, RunLook look)
    {
        if (!IsShown(look) || notes.Refer(element.Attribute("id") ?? "", string.IsNullOrWhiteSpace(mark) ? null : mark.Trim()) is not var (markup, text))
            return false;
        html.Markup(markup, text);
        return true;
    }

    private void Drawing(OpenXmlElement element, RunLook look)
    {
        if (WhyNot(look) is { } rule)
            context.LeftOut.Add(TextOf(element), rule);
        else
            new DrawingReader(context, part, html, below).Read(element, "");
    }

    /// <summary>The text of an element, each reading once.</summary>
    public static string TextOf(OpenXmlElement? element)
    {
        var text = new StringBuilder();
        Collect(element, text);
        return text.ToString();
    }

    private static void Collect(OpenXmlElement? element, StringBuilder text)
    {
        switch (element?.LocalName)
        {
            case null or "instrText" or "delInstrText":
                break;
            case "t" or "delText":
                text.Append(element.InnerText);
                break;
            case "p" when text.Length > 0:
                text.Append('\n');
                goto default;
            case "AlternateContent":
                Collect(element.Chosen(), text);
                break;
            default:
                foreach (var child in element.ChildElements)
                    Collect(child, text);
                break;
        }
    }
}
