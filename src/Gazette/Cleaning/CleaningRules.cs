namespace Gazette.Cleaning;

/// <summary>
/// The rules in the order that they need:
/// 1. characters, over all text of the document, before anything is read from it: dates and sources are then read
///    from clean rows;
/// 2. blocks, on the body that Extraction has chosen, after the meta rows were taken out of it.
/// </summary>
public static class CleaningRules
{
    /// <summary>Pages need two or three; a line of furniture alone, 80 characters off it a round, would go on for hours.</summary>
    private const int MaxRounds = 10;

    // Invisible characters first, for they hide all other patterns; entities next, for they hide tags.
    private static readonly ICleaningRule[] ForText =
    [
        new InvisibleCharacters(),
        new DoubledEntities(),
        new LostBytes(),
        new BrokenTags(),
        new PinyinAnnotations(),
    ];

    // Furniture between two copies of a passage hides that they adjoin.
    private static readonly ICleaningRule[] ForBlocks =
    [
        new PageFurniture(),
        new RepeatedPassages(),
    ];

    /// <returns>The lines of the whole document as the rules left them.</returns>
    internal static IReadOnlyList<Line> RepairText(Draft draft)
    {
        // Read once: the rules write through to the document, and to the lines.
        var lines = DocumentLines.Of(draft.Document);
        foreach (var rule in ForText)
            rule.Apply(draft, lines);
        return lines;
    }

    public static void RepairBlocks(Draft draft)
    {
        // Without a repeated passage, what stood before it has become the page's foot. Every round but the last removes text.
        var length = int.MaxValue;
        for (var round = 0; round < MaxRounds && draft.Body.TextContent.Length < length; round++)
        {
            length = draft.Body.TextContent.Length;
            foreach (var rule in ForBlocks)
                rule.Apply(draft, DocumentLines.Of(draft.Body));
        }
    }
}
