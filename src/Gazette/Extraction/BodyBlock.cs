using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Gazette.Extraction;

/// <summary>A line of the body with what the page says about it: how much of it is links, and the words of the elements around it.</summary>
internal sealed partial class BodyBlock
{
    /// <summary>Elements around more of the body than this hold the article; their names say nothing of one block.</summary>
    private const double MaxShare = 0.4;

    private const int NoHeading = 7;

    private const double MaxLinkShare = 0.5;

    /// <summary>A Han character counts for three.</summary>
    private const int MinLetters = 60;

    private static readonly string[] Headings = ["h1", "h2", "h3", "h4", "h5", "h6"];

    private BodyBlock(TextLine line)
    {
        Line = line;
        Letters = line.Text.Count(char.IsLetterOrDigit);
        LinkLetters = line.Nodes.Where(n => n.ParentElement?.Closest("a[href]:not([href^='#'])") is not null).Sum(n => n.Data.Count(char.IsLetterOrDigit));
        Holder = HolderOf(line);
        Chain = ChainOf(Holder);
        HeadingLevel = Within(Headings) is { } heading ? heading.LocalName[1] - '0' : NoHeading;
        IsCode = Within("pre", "code", "samp") is not null;
        IsInTable = Within("td", "th")?.ParentElement is { ChildElementCount: > 1 };
        EndsSentence = SentenceEnd().IsMatch(line.Text);
        IsParagraph = !IsHeading && EndsSentence && LinkShare < MaxLinkShare && Letters + (line.Text.Count(Han.Is) * 2) >= MinLetters;
    }

    public TextLine Line { get; }

    public string Text => Line.Text;

    public int Letters { get; }

    public int LinkLetters { get; }

    public double LinkShare => Letters == 0 ? 0 : (double)LinkLetters / Letters;

    /// <summary>The innermost element that holds all of the line.</summary>
    public IElement? Holder { get; }

    public bool IsHeading => HeadingLevel < NoHeading;

    /// <summary>1 to 6; more for what is no heading.</summary>
    public int HeadingLevel { get; }

    public bool IsCode { get; }

    /// <summary>In a cell of a table with columns.</summary>
    public bool IsInTable { get; }

    public bool EndsSentence { get; }

    /// <summary>Reads like text: long enough, with a sentence's end, and not made of links.</summary>
    public bool IsParagraph { get; }

    /// <summary>Elements of the page around the line, innermost first.</summary>
    public IReadOnlyList<IElement> Chain { get; }

    /// <summary>Elements of the page around the line, innermost first, that hold a smaller part of the body.</summary>
    public IReadOnlyList<IElement> Around { get; private set; } = [];

    /// <summary>The words of their classes and ids.</summary>
    public IReadOnlySet<string> Words { get; private set; } = new HashSet<string>();

    public static IReadOnlyList<BodyBlock> Of(IElement body)
    {
        var blocks = TextLines.Of(body).Select(l => new BodyBlock(l)).ToList();
        var letters = new Dictionary<IElement, int>();
        foreach (var block in blocks)
        {
            foreach (var element in block.Chain)
                letters[element] = letters.GetValueOrDefault(element) + block.Letters;
        }

        // Blocks stand in the same elements: each one's names are read once.
        var words = new Dictionary<IElement, string[]>();
        string[] WordsOf(IElement element) =>
            words.TryGetValue(element, out var known) ? known : words[element] = [.. ClassWords.Of(element)];
        var limit = blocks.Sum(b => b.Letters) * MaxShare;
        foreach (var block in blocks)
        {
            block.Around = [.. block.Chain.TakeWhile(e => letters[e] <= limit)];
            block.Words = block.Around.SelectMany(WordsOf).ToHashSet(StringComparer.Ordinal);
        }

        return blocks;
    }

    public IElement? Within(params ReadOnlySpan<string> names)
    {
        var element = Holder;
        while (element is not null && !names.Contains(element.LocalName))
            element = element.ParentElement;
        return element;
    }

    public bool StandsIn(params ReadOnlySpan<string> names)
    {
        foreach (var element in Around)
        {
            if (names.Contains(element.LocalName))
                return true;
        }

        return false;
    }

    private static List<IElement> ChainOf(IElement? holder)
    {
        var chain = new List<IElement>();
        for (var element = holder; element is { LocalName: not ("body" or "html") }; element = element.ParentElement)
            chain.Add(element);
        return chain;
    }

    private static IElement? HolderOf(TextLine line)
    {
        var shown = line.Nodes.Where(n => !string.IsNullOrWhiteSpace(n.Data)).ToArray();
        var holder = shown[0].ParentElement;
        while (holder is not null && !holder.Contains(shown[^1]))
            holder = holder.ParentElement;
        return holder;
    }

    [GeneratedRegex("[.!?。！？…；;][\\s\"'”’」』)）\\]】*0-9]*$", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();
}
