namespace Gazette.Extraction.Blocks;

/// <summary>The element of the page in which the article stands, by what its blocks say each for itself.</summary>
internal static class ArticleFrame
{
    /// <summary>A list of links amid the text must not outweigh the text.</summary>
    private const double Foreign = 0.3;

    private const double MaxLinks = 0.5;
    private const double MinGain = 0.05;
    private const double MinTextShare = 0.35;

    /// <summary>Every block's size counts for its element or against it; the element that gains most is the article's.</summary>
    public static BlockPlace Of(PageBlocks page, IReadOnlyList<double> chances)
    {
        var gains = new double[page.Places.Count];
        for (var i = 0; i < chances.Count; i++)
            gains[page.Blocks[i].Place.Index] += page.Blocks[i].Size * (chances[i] - 0.5) * (chances[i] < 0.5 ? Foreign : 1);
        BlockPlace? best = null;
        foreach (var place in page.InnermostFirst)
        {
            var gain = gains[place.Index];
            if (best is null || gain > gains[best.Index])
                best = place;
            if (place.Around is { } around)
                gains[around.Index] += gain;
        }

        best = Whole(page, chances, best!);
        // A single line is no frame: what stands beside it in its column belongs together.
        return page.Columns.CountIn(best) <= 1 && page.Columns.Outwards(best!) is { } column && page.Columns.LinksIn(column) < MaxLinks ? column : best!;
    }

    /// <summary>Out as long as much more text stands there, and little besides.</summary>
    private static BlockPlace Whole(PageBlocks page, IReadOnlyList<double> chances, BlockPlace frame)
    {
        var (text, all) = (new double[page.Places.Count], new double[page.Places.Count]);
        for (var i = 0; i < chances.Count; i++)
        {
            var block = page.Blocks[i];
            text[block.Place.Index] += block.IsParagraph && chances[i] > 0.5 ? block.Size : 0;
            all[block.Place.Index] += block.Size;
        }

        foreach (var place in page.InnermostFirst.Where(p => p.Around is not null))
        {
            text[place.Around!.Index] += text[place.Index];
            all[place.Around.Index] += all[place.Index];
        }

        var whole = frame;
        for (var around = frame.Around; around is not null; around = around.Around)
        {
            var gain = text[around.Index] - text[whole.Index];
            if (gain > text[whole.Index] * MinGain && gain > (all[around.Index] - all[whole.Index]) * MinTextShare)
                whole = around;
        }

        return whole;
    }
}
