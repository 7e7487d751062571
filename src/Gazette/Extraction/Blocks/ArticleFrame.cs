namespace Gazette.Extraction.Blocks;

/// <summary>The element of the page in which the article stands, by what its blocks say each for itself.</summary>
internal static class ArticleFrame
{
    /// <summary>Every block's size counts for its element or against it; the element that gains most is the article's.</summary>
    public static BlockPlace Of(PageBlocks page, IReadOnlyList<double> chances)
    {
        var gains = new double[page.Places.Count];
        for (var i = 0; i < chances.Count; i++)
            gains[page.Blocks[i].Place.Index] += page.Blocks[i].Size * (chances[i] - 0.5);
        BlockPlace? best = null;
        foreach (var place in page.InnermostFirst)
        {
            var gain = gains[place.Index];
            if (best is null || gain > gains[best.Index])
                best = place;
            if (place.Around is { } around)
                gains[around.Index] += gain;
        }

        return best!;
    }
}
