using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Parsing;

namespace Gazette.Extraction.PlainText;

/// <summary>Gives a plain text's paragraphs the shape that their marks show: lists and headings.</summary>
internal sealed partial class PlainTextShapes(EditLog edits)
{
    private const int MaxHeading = 40;

    public static void Apply(IElement body, EditLog edits)
    {
        var shapes = new PlainTextShapes(edits);
        shapes.Headings(body);
        PlainTextTables.Apply(body, edits);
        shapes.Lists(body, Bullet(), "ul");
        shapes.Lists(body, Number(), "ol");
    }

    /// <summary>A headline behind the signs that Markdown begins it with.</summary>
    public static string WithoutMark(string headline) => HeadlineMark().Replace(headline, "");

    private void Headings(IElement body)
    {
        var paragraphs = body.Children.ToArray();
        var tight = new TightHeadings([.. paragraphs.Select(p => p.TextContent)]);
        for (var i = 0; i < paragraphs.Length; i++)
        {
            var p = paragraphs[i];
            var text = p.TextContent;
            if (tight.Read(i) is var (level, _))
                Rename(p, level > 2 ? "h3" : "h2", TightText().Match(text).Groups["text"]);
            else if (Hashes().Match(text) is { Success: true } hashes)
                Rename(p, hashes.Groups["level"].Length > 2 ? "h3" : "h2", hashes.Groups["text"]);
            else if (Underline().IsMatch(text) && p.PreviousElementSibling is { LocalName: "p" } above && above.TextContent.Length <= MaxHeading * 2)
            {
                Rename(above, "h2", null);
                p.Remove();
            }
            else if (Section().IsMatch(text) && text.Length <= MaxHeading && p.NextElementSibling is { } next && !Section().IsMatch(next.TextContent))
            {
                Rename(p, "h2", null);
            }
        }
    }

    private void Rename(IElement p, string name, Capture? text)
    {
        var heading = p.Owner!.CreateElement(name);
        Move(p, heading, text?.Index ?? 0, text?.Length);
        p.Replace(heading);
    }

    /// <summary>The paragraph's own text node, for what rules did to it is known by the node; it has only this one.</summary>
    private void Move(IElement p, IElement to, int start, int? length = null)
    {
        if (p.FirstChild is not IText text)
            return;
        to.AppendChild(text);
        if (start > 0 || length < text.Data.Length)
            edits.Trim(text, start, length ?? (text.Data.Length - start));
    }

    /// <summary>
    /// Two items and more in a row; numbers have to count up from 1, or they are part of the text. So are those that a page
    /// would write in another way: laws and notices quote 1、 and 2) as they stand.
    /// </summary>
    private void Lists(IElement body, Regex mark, string name)
    {
        var run = new List<IElement>();
        foreach (var element in body.Children.ToArray())
        {
            var match = element.LocalName == "p" ? mark.Match(element.TextContent) : Match.Empty;
            var fits = match.Success && (name == "ul" || match.Groups["n"].Value == (run.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (!fits)
            {
                Gather(run, mark, name);
                run.Clear();
            }

            if (fits || (match.Success && match.Groups["n"].Value == "1"))
                run.Add(element);
        }

        Gather(run, mark, name);
    }

    private void Gather(List<IElement> run, Regex mark, string name)
    {
        if (run.Count < 2)
            return;
        var list = run[0].Owner!.CreateElement(name);
        run[0].Before(list);
        foreach (var p in run)
        {
            var item = p.Owner!.CreateElement("li");
            Move(p, item, mark.Match(p.TextContent).Length);
            list.AppendChild(item);
            p.Remove();
        }
    }

    // ★★★★ is a rating.
    [GeneratedRegex("^(?:[-*•·▪◦]\\s+|(?<mark>[●◆■★☆▶►➢➤✓✔])\\s*(?!\\k<mark>|\\s))", RegexOptions.None, 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex("^(?<n>[0-9]{1,3})\\. +(?=\\S)", RegexOptions.None, 1000)]
    private static partial Regex Number();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^(?<level>#{1,6})\\s+(?<text>.+?)\\s*#*$", RegexOptions.NonBacktracking)]
    private static partial Regex Hashes();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^#{1,6}(?<text>.+?)\\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex TightText();

    // #1 is a number.
    [GeneratedRegex("^#{1,6}\\s*(?=[^#\\s0-9])", RegexOptions.None, 1000)]
    private static partial Regex HeadlineMark();

    [GeneratedRegex("^(?:=\\s*){3,}$|^(?:-\\s*){3,}$", RegexOptions.None, 10000)]
    private static partial Regex Underline();

    [GeneratedRegex("^[一二三四五六七八九十]{1,3}、[^。；！？]*[^。；！？：，、,;:.]$", RegexOptions.None, 10000)]
    private static partial Regex Section();
}
