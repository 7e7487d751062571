using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Blocks;

/// <summary>All lines of a page as blocks, each with its place, and what is known of them together.</summary>
internal sealed class PageBlocks
{
    /// <summary>Elements around more of the page, or of what the locator keeps, than this hold the article.</summary>
    private const double WideShare = 0.4;

    private readonly Dictionary<IElement, BlockPlace> places = [];
    private readonly List<BlockPlace> inOrder = [];
    private readonly LetterCounts letters;
    private readonly LetterCounts keptLetters;
    private BlockPlace[]? innermostFirst;
    private IReadOnlyList<RepeatedUnits>? repeated;
    private readonly double wideLetters;
    private readonly double wideKept;
    private readonly IElement root;
    private readonly IReadOnlySet<IElement> unfolded;

    private PageBlocks(IElement root, IReadOnlyList<TextLine> lines, LocatedText located, ProcessingBudget budget)
    {
        var kept = located.Nodes;
        unfolded = located.Unfolded;
        this.root = root;
        letters = LetterCounts.Of(root, lines);
        keptLetters = LetterCounts.Of(root, kept);
        (wideLetters, wideKept) = (letters[root] * WideShare, keptLetters[root] * WideShare);
        Blocks = budget.Watch(lines.Select(l => BlockOf(l, kept)).ToList());
        var prose = Blocks.Where(b => b.IsParagraph && !b.Place.IsBeside && !b.Place.IsNamedOther && !b.Place.IsHidden).ToArray();
        var share = prose.Sum(b => b.Kept * b.Size) / Math.Max(1, prose.Sum(b => b.Size));
        foreach (var block in Blocks)
            block.KeptOfPage = share;
        Columns = new BlockColumns(this);
    }

    public IReadOnlyList<BodyBlock> Blocks { get; }

    public BlockColumns Columns { get; }

    /// <summary>By their index: each behind the places around it.</summary>
    public IReadOnlyList<BlockPlace> Places => inOrder;

    /// <summary>Deepest places first.</summary>
    public IReadOnlyList<BlockPlace> InnermostFirst => innermostFirst ??= [.. inOrder.OrderByDescending(p => p.Depth)];

    /// <summary>See <see cref="RepeatedUnits.In"/>.</summary>
    public IReadOnlyList<RepeatedUnits> Repeated => repeated ??= RepeatedUnits.In(inOrder);

    public static PageBlocks Of(IElement root, IReadOnlyList<TextLine> lines, LocatedText located, ProcessingBudget budget) => new(root, lines, located, budget);

    private BodyBlock BlockOf(TextLine line, IReadOnlySet<IText> kept)
    {
        BlockPlace? place = null;
        var (linked, toFiles, keptHere, all) = (0, 0, 0, 0);
        for (var i = 0; i < line.Nodes.Count; i++)
        {
            var (node, count) = (line.Nodes[i], line.Letters[i]);
            if (count == 0 && string.IsNullOrWhiteSpace(node.Data))
                continue;
            var here = PlaceOf(node.ParentElement!);
            all += count;
            keptHere += kept.Contains(node) ? count : 0;
            linked += here.IsLink ? count : 0;
            toFiles += here.IsFileLink ? count : 0;
            place = place is null ? here : Common(place, here);
        }

        return new BodyBlock(line, place!, linked, all == 0 ? 0 : (double)keptHere / all) { FileShare = all == 0 ? 0 : (double)toFiles / all };
    }

    private BlockPlace PlaceOf(IElement element)
    {
        if (places.TryGetValue(element, out var known))
            return known;
        var around = element == root || element.ParentElement is null ? null : PlaceOf(element.ParentElement);
        var isWide = letters[element] >= wideLetters || keptLetters[element] > wideKept;
        var place = places[element] = BlockPlace.Of(element, around, inOrder.Count, isWide, unfolded.Contains(element));
        inOrder.Add(place);
        return place;
    }

    private static BlockPlace Common(BlockPlace a, BlockPlace b)
    {
        while (a != b)
            (a, b) = a.Depth >= b.Depth ? (a.Around!, b) : (a, b.Around!);
        return a;
    }
}
