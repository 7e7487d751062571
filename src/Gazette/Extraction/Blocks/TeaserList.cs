using Gazette.Extraction.Fields;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Blocks;

/// <summary>
/// A page that leads to articles and is none: cards or rows of one kind, each with a headline that is a link and a line
/// or two below it, and no text of its own besides.
/// </summary>
internal sealed class TeaserList
{
    private const int MinTeasers = 4;

    /// <summary>Of all units, those that have a headline.</summary>
    private const double MostUnits = 0.8;

    /// <summary>With a date or a label in the same line.</summary>
    private const double MinLinks = 0.55;

    /// <summary>Sizes. Fewer make a menu, more make a text.</summary>
    private const int MinHeadline = 16;
    private const int MaxTeaser = 400;

    /// <summary>A row with more than its link and its day is a post's head.</summary>
    private const int MaxDay = 24;

    /// <summary>Of a paragraph outside of them: a text, however many stories stand beside it.</summary>
    private const int MinProse = 160;

    /// <summary>Of lines that are no sentences: verses, a table. An index says less of itself.</summary>
    private const int MinLines = 100;
    private const double MaxLinks = 0.3;

    private readonly Dictionary<BlockPlace, Teaser> units = [];

    private TeaserList(IReadOnlyList<RepeatedUnits> groups)
    {
        foreach (var unit in groups.SelectMany(g => g.Units))
            units[unit] = new Teaser();
    }

    /// <param name="page">All of it.</param>
    /// <param name="judged">Its blocks, each with whether it stays.</param>
    /// <param name="title">The page's headline, which is no text.</param>
    public static bool IsAll(PageBlocks page, IReadOnlyList<(BlockContext Block, bool Stays)> judged, string? title)
    {
        // Nearly every article has a paragraph that is longer than a teaser.
        if (judged.Any(j => j is { Stays: true, Block.Block: { IsParagraph: true, Size: > MaxTeaser } }))
            return false;
        var groups = page.Repeated;
        var list = new TeaserList(groups);
        foreach (var (block, _) in judged)
            list.Add(block.Block);
        var teasers = groups.Where(list.AreTeasers).SelectMany(g => g.Units).ToHashSet();
        return teasers.Count >= MinTeasers && !HasOtherText(judged, teasers, TextLine.KeyOf(title ?? ""));
    }

    private void Add(BodyBlock block)
    {
        var isHeadline = (block.LinkShare >= MinLinks && block.Size >= MinHeadline);
        var isDated = !isHeadline && block.LinkShare > 0 && IsLinkAndDay(block);
        for (var place = block.Place; place is not null; place = place.Around)
        {
            if (units.TryGetValue(place, out var teaser))
                teaser.Add(block.Size * (1 - block.LinkShare), isHeadline, isDated);
        }
    }

    /// <summary>A row of an index of notices, however short its headline is.</summary>
    private static bool IsLinkAndDay(BodyBlock block) =>
        MetaRow.IsBareDay(string.Concat(block.Line.Nodes.Where(n => n.ParentElement?.Closest("a[href]") is null).Select(n => n.Data)).Trim(' ', '\u3000', '[', ']', '(', ')', '（', '）', '\n', '\r', '\t'));

    private bool AreTeasers(RepeatedUnits group) =>
        group.Units.Count >= MinTeasers && group.Units.Count(u => units[u].IsOne) >= group.Units.Count * MostUnits;

    private static bool HasOtherText(IReadOnlyList<(BlockContext Block, bool Stays)> judged, HashSet<BlockPlace> teasers, string title)
    {
        if (judged.Any(j => j.Stays && j.Block.Block is { IsParagraph: true, Size: >= MinProse } && !IsWithin(j.Block.Block.Place, teasers) && !IsUnderLink(j.Block)))
            return true;
        var (inside, sentences, lines) = (0, 0, 0);
        foreach (var block in judged.Where(j => j.Stays && !j.Block.Block.Line.Has(title)).Select(j => j.Block.Block))
        {
            if (IsWithin(block.Place, teasers))
                inside += block.Size;
            else if (block.LinkShare < MaxLinks)
                (sentences, lines) = (sentences + (block.EndsSentence ? block.Size : 0), lines + block.Size);
        }

        return (sentences >= MinHeadline || lines >= MinLines) && Math.Max(sentences, lines - MinLines) > inside;
    }

    /// <summary>The heading above leads to the article: this is its teaser, set larger than the others.</summary>
    private static bool IsUnderLink(BlockContext block)
    {
        var above = block.Previous;
        while (above is { Block.IsHeading: false })
            above = above.Previous;
        return above is { Block.LinkShare: >= MinLinks };
    }

    private static bool IsWithin(BlockPlace place, HashSet<BlockPlace> teasers)
    {
        for (var at = place; at is not null; at = at.Around)
        {
            if (teasers.Contains(at))
                return true;
        }

        return false;
    }

    private sealed class Teaser
    {
        private double text;
        private bool hasHeadline;
        private bool isDated;

        public bool IsOne => (hasHeadline && text <= MaxTeaser) || (isDated && text <= MaxDay);

        public void Add(double own, bool isHeadline, bool isDay) => (text, hasHeadline, isDated) = (text + own, hasHeadline || isHeadline, isDated || isDay);
    }
}
