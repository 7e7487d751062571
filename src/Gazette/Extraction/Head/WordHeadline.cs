using AngleSharp.Dom;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Lines;
using Gazette.Text;

namespace Gazette.Extraction.Head;

/// <summary>
/// The headline of a Word document: a paragraph of the style for titles, else the largest lines in the middle above the
/// text, else its only heading of the highest level.
/// </summary>
internal sealed class WordHeadline
{
    /// <summary>Above the text stand no more.</summary>
    private const int MaxBlocks = 16;

    private const int MaxTitle = 300;

    private readonly IReadOnlyList<IElement> title;

    private WordHeadline(IReadOnlyList<IElement> title, IElement? letterhead)
    {
        (this.title, Letterhead) = (title, letterhead);
        Subtitle = title[^1].NextElementSibling is { ClassName: "subtitle" } next ? next : null;
    }

    /// <summary>Who issues an official document, above its number: 云溪市人民政府文件. Null where nothing stands there.</summary>
    public IElement? Letterhead { get; }

    /// <summary>The paragraph of the style for second headlines below it; null for none.</summary>
    public IElement? Subtitle { get; }

    /// <summary>Null where no line stands out.</summary>
    /// <param name="known">The title by the file's properties: the line that says the same is it.</param>
    public static WordHeadline? Find(IElement body, string? known)
    {
        IElement[] blocks = [.. body.Children.Where(c => c.LocalName is "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" && !string.IsNullOrWhiteSpace(c.TextContent)).Take(MaxBlocks)];
        var letterhead = OfficialSignature.LetterheadIn(blocks, out var number);
        var lines = Styled(blocks) ?? Large(blocks[(number + 1)..]) ?? Large(blocks[..Math.Max(0, number)]) ?? Known(blocks, known) ?? OnlyHeading(body, blocks[(number + 1)..]);
        return lines is null || lines.Contains(letterhead!) ? null : new WordHeadline(lines, letterhead);
    }

    /// <summary>Its lines as one.</summary>
    public TextLine LineIn(IReadOnlyList<TextLine> lines)
    {
        var own = lines.Where(Holds).ToList();
        var text = own[0].Text;
        foreach (var line in own.Skip(1))
            text += Han.IsOrSign(text[^1]) || Han.IsOrSign(line.Text[0]) ? line.Text : " " + line.Text;
        return new TextLine(text, [.. own.SelectMany(l => l.Nodes)]);
    }

    public bool Holds(TextLine line) => title.Any(t => t.Contains(line.Nodes[0]));

    private static List<IElement>? Styled(IElement[] blocks)
    {
        var first = Array.FindIndex(blocks, b => b.ClassName == "title");
        return first < 0 ? null : Bounded(blocks.Skip(first).TakeWhile(b => b.ClassName == "title"));
    }

    /// <summary>Of several sizes the largest, of several places with it the first.</summary>
    private static List<IElement>? Large(IElement[] blocks)
    {
        var above = blocks.TakeWhile(b => SizeOf(b) > 0 || !Headline.IsProse(WordList.Of(b))).ToList();
        var size = above.Select(SizeOf).DefaultIfEmpty().Max();
        return size == 0 ? null : Bounded(above.SkipWhile(b => SizeOf(b) != size).TakeWhile(b => SizeOf(b) == size));
    }

    private static int SizeOf(IElement block) => int.TryParse(block.GetAttribute("data-size"), out var size) ? size : 0;

    private static List<IElement>? Known(IElement[] blocks, string? known) =>
        known is not null && TextLine.KeyOf(known) is { Length: > 0 } key && Array.Find(blocks, b => TextLine.KeyOf(b.TextContent) == key) is { } block ? Bounded([block]) : null;

    /// <summary>That begins the document, as others of its level are those of chapters.</summary>
    private static List<IElement>? OnlyHeading(IElement body, IElement[] blocks)
    {
        if (blocks is not [{ LocalName: ['h', var level] name } first, ..])
            return null;
        var others = body.Children.Where(c => c != first && c.LocalName is ['h', >= '1' and <= '6']).ToList();
        return others.TrueForAll(o => o.LocalName[1] > level) || !others.Exists(o => o.LocalName == name) ? Bounded([first]) : null;
    }

    private static List<IElement>? Bounded(IEnumerable<IElement> lines) =>
        lines.ToList() is { Count: > 0 } all && all.Sum(l => WordList.Of(l).Length) <= MaxTitle ? all : null;
}
