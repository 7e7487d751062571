using System.Text;
using DocumentFormat.OpenXml;

namespace Gazette.Intake.Word;

/// <summary>Writes formulas of Word (OMML) as MathML, which is read as any page's is. What is not known counts as a row of its parts.</summary>
internal static class WordMath
{
    public static string ToMathMl(OpenXmlElement formula)
    {
        var html = new StringBuilder("<math>");
        Parts(formula, html);
        return html.Append("</math>").ToString();
    }

    private static void Parts(OpenXmlElement? element, StringBuilder html)
    {
        foreach (var child in element?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
            Write(child, html);
    }

    private static void Write(OpenXmlElement element, StringBuilder html)
    {
        switch (element.LocalName)
        {
            case "f":
                Element(html, element.At("fPr").Value("type") == "noBar" ? "<mfrac linethickness=\"0\">" : "<mfrac>", element, "num", "den");
                break;
            case "sSup":
                Element(html, "<msup>", element, "e", "sup");
                break;
            case "sSub":
                Element(html, "<msub>", element, "e", "sub");
                break;
            case "sSubSup":
                Element(html, "<msubsup>", element, "e", "sub", "sup");
                break;
            case "sPre":
                Element(html, "<mmultiscripts>", element, "e", "", "sub", "sup");
                break;
            case "rad" when element.At("radPr").Switch("degHide") == true || element.Child("deg") is not { HasChildren: true }:
                Element(html, "<msqrt>", element, "e");
                break;
            case "rad":
                Element(html, "<mroot>", element, "e", "deg");
                break;
            case "limLow":
                Element(html, "<munder>", element, "e", "lim");
                break;
            case "limUpp":
                Element(html, "<mover>", element, "e", "lim");
                break;
            case "nary":
                Large(element, html);
                break;
            case "d":
                Brackets(element, html);
                break;
            case "acc" or "groupChr" or "bar":
                Row(element.Child("e"), html);
                break;
            case "func":
                Row(element.Child("fName"), html);
                html.Append("<mo> </mo>");
                Row(element.Child("e"), html);
                break;
            case "m" or "eqArr":
                Table(element, html);
                break;
            case "r":
                Run(element, html);
                break;
            case "t":
                html.Append("<mi>").AppendText(element.InnerText).Append("</mi>");
                break;
            case "del" or "moveFrom":
                break;
            case var name when name.EndsWith("Pr", StringComparison.Ordinal):
                break;
            default:
                Parts(element, html);
                break;
        }
    }

    /// <summary>An empty name is a place that stays empty.</summary>
    private static void Element(StringBuilder html, string tag, OpenXmlElement element, params ReadOnlySpan<string> parts)
    {
        html.Append(tag);
        foreach (var part in parts)
        {
            if (part.Length == 0)
                html.Append("<mprescripts></mprescripts>");
            else
                Row(element.Child(part), html);
        }

        var name = tag.AsSpan(1, tag.AsSpan().IndexOfAny(' ', '>') - 1);
        html.Append("</").Append(name).Append('>');
    }

    private static void Row(OpenXmlElement? element, StringBuilder html)
    {
        html.Append("<mrow>");
        Parts(element, html);
        html.Append("</mrow>");
    }

    private static void Run(OpenXmlElement run, StringBuilder html)
    {
        foreach (var text in run.ChildElements.Where(c => c.LocalName == "t"))
        {
            var name = run.At("rPr").Child("nor") is not null ? "mtext" : text.InnerText.All(char.IsLetter) ? "mi" : text.InnerText.All(c => char.IsDigit(c) || c == '.') ? "mn" : "mo";
            html.Append('<').Append(name).Append('>').AppendText(text.InnerText).Append("</").Append(name).Append('>');
        }
    }

    private static void Large(OpenXmlElement element, StringBuilder html)
    {
        html.Append("<munderover><mo>").AppendText(element.At("naryPr").Value("chr") ?? "∫").Append("</mo>");
        Row(element.Child("sub"), html);
        Row(element.Child("sup"), html);
        html.Append("</munderover>");
        Row(element.Child("e"), html);
    }

    private static void Brackets(OpenXmlElement element, StringBuilder html)
    {
        var properties = element.Child("dPr");
        html.Append("<mrow><mo>").AppendText(properties.Value("begChr") ?? "(").Append("</mo>");
        var isFirst = true;
        foreach (var part in element.ChildElements.Where(c => c.LocalName == "e"))
        {
            if (!isFirst)
                html.Append("<mo>").AppendText(properties.Value("sepChr") ?? "|").Append("</mo>");
            Row(part, html);
            isFirst = false;
        }

        html.Append("<mo>").AppendText(properties.Value("endChr") ?? ")").Append("</mo></mrow>");
    }

    private static void Table(OpenXmlElement element, StringBuilder html)
    {
        html.Append("<mtable>");
        foreach (var row in element.ChildElements.Where(c => c.LocalName is "mr" or "e"))
        {
            html.Append("<mtr>");
            foreach (var cell in row.LocalName == "e" ? [row] : row.ChildElements.Where(c => c.LocalName == "e"))
            {
                html.Append("<mtd>");
                Parts(cell, html);
                html.Append("</mtd>");
            }

            html.Append("</mtr>");
        }

        html.Append("</mtable>");
    }
}
