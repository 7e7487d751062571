using System.Runtime.InteropServices;

namespace Gazette.Extraction.Blocks;

/// <summary>
/// What stands in the elements of a page together, counted once for all blocks. A block's column is the innermost element
/// that holds other blocks too; its box is the outermost that holds it alone.
/// </summary>
internal sealed class BlockColumns
{
    // By the index of a place: what stands in it and in those within.
    private readonly int[] counts;
    private readonly int[] sizes;
    private readonly int[] prose;
    private readonly double[] links;
    private readonly Dictionary<(string, string?), int> proseByKind = [];
    private readonly int allProse;

    public BlockColumns(PageBlocks page)
    {
        var places = page.Places.Count;
        (counts, sizes, prose, links) = (new int[places], new int[places], new int[places], new double[places]);
        foreach (var block in page.Blocks)
        {
            var at = block.Place.Index;
            counts[at]++;
            sizes[at] += block.Size;
            prose[at] += ProseOf(block);
            links[at] += block.LinkShare * block.Size;
            allProse += ProseOf(block);
        }

        foreach (var place in page.InnermostFirst)
        {
            if (place.Around is not { Index: var around })
                continue;
            counts[around] += counts[place.Index];
            sizes[around] += sizes[place.Index];
            prose[around] += prose[place.Index];
            links[around] += links[place.Index];
        }

        foreach (var block in page.Blocks)
            block.Box = BoxOf(block.Place);
        foreach (var block in page.Blocks)
            CollectionsMarshal.GetValueRefOrAddDefault(proseByKind, KindOf(block), out _) += ProseOf(block);
        foreach (var block in page.Blocks)
            Describe(block);
    }

    public int CountIn(BlockPlace? place) => place is null ? 1 : counts[place.Index];

    /// <summary>Of all that stands in the place, the share of links.</summary>
    public double LinksIn(BlockPlace place) => Share(links[place.Index], sizes[place.Index]);

    /// <summary>The innermost place around that holds more blocks.</summary>
    public BlockPlace? Outwards(BlockPlace place)
    {
        var count = Math.Max(1, counts[place.Index]);
        var outer = place.Around;
        while (outer is not null && counts[outer.Index] <= count)
            outer = outer.Around;
        return outer;
    }

    /// <summary>What tells boxes of one kind: the element's name and classes.</summary>
    public static (string Name, string? Classes) KindOf(BodyBlock block) => (block.Box.Element.LocalName, block.Box.Element.ClassName);

    private void Describe(BodyBlock block)
    {
        var column = block.Column = Outwards(block.Place);
        var (own, others) = (ProseOf(block), allProse - ProseOf(block));
        block.ProseOfItsKind = Share(proseByKind[KindOf(block)] - own, others);
        block.ColumnBlocks = CountIn(column);
        if (column is null)
            return;
        var rest = sizes[column.Index] - block.Size;
        block.ProseBeside = Share(prose[column.Index] - own, others);
        block.ColumnProse = Share(prose[column.Index] - own, rest);
        block.ColumnLinks = Share(links[column.Index] - (block.LinkShare * block.Size), rest);
        block.ProseFurtherOut = Outwards(column) is { } further ? Share(prose[further.Index] - own, others) : block.ProseBeside;
    }

    private BlockPlace BoxOf(BlockPlace place)
    {
        while (place.Around is { } around && counts[around.Index] <= 1)
            place = around;
        return place;
    }

    private static int ProseOf(BodyBlock block) => block.IsParagraph && !block.Place.IsHidden ? block.Size : 0;

    private static double Share(double of, double all) => all <= 0 ? 0 : of / all;
}
