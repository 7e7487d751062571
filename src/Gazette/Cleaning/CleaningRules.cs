using AngleSharp.Dom;
using Gazette.Cleaning.Characters;
using Gazette.Cleaning.Encodings;
using Gazette.Cleaning.Furniture;
using Gazette.Cleaning.Lines;
using Gazette.Cleaning.Markup;
using Gazette.Cleaning.Pinyin;
using Gazette.Cleaning.Punctuation;
using Gazette.Cleaning.Repetition;
using Gazette.Drafts;

namespace Gazette.Cleaning;

/// <summary>
/// The rules in the order that they need:
/// 1. characters, over all text of the document, before anything is read from it: dates and sources are then read
///    from clean rows;
/// 2. blocks, on the body that Extraction has chosen, after the meta rows were taken out of it.
/// </summary>
public sealed class CleaningRules
{
    /// <summary>Pages need two or three; a line of furniture alone, 80 characters off it a round, would go on for hours.</summary>
    private const int MaxRounds = 10;

    // Misread bytes before anything else, for some of them look like invisible characters, with the entities that stand for a
    // byte; then these, for they hide all other patterns; entities again, for they hide tags; a reading in brackets hides that a character was lost before it.
    private readonly ICleaningRule[] forText =
    [
        new DoubledEntities(onlyMisread: true),
        new Mojibake(onlyCertain: true),
        new EscapedCharacters(),
        new SymbolFonts(),
        new InvisibleCharacters(),
        new CanonicalForms(),
        new DoubledEntities(),
        new PrivateCharacters(),
        new PinyinAnnotations(),
        new KanaReadings(),
        new LostBytes(),
        new ProgramLines(),
        new BulletinCode(),
        new BrokenTags(),
    ];

    // A tag that goes may leave an entity glued, and an entity make a tag; either may have stood between the bytes of a character.
    private readonly ICleaningRule[] forMarkup = [new DoubledEntities(), new BrokenTags(), new Mojibake()];
    private readonly MarkupRemains markupRemains = new();
    private readonly MarkupTraces markupTraces = new();

    // What is left when all that can be put right has been.
    private readonly DestroyedText destroyedText = new();

    // Furniture between two copies of a passage hides that they adjoin.
    private readonly PageFurniture pageFurniture;
    private readonly RepeatedPassages repeatedPassages = new();
    private readonly Widths? widths;

    /// <param name="furniture">Lines in the format of <c>page-furniture.txt</c>, added to ours; <see cref="FurnitureFile"/> checks them.</param>
    /// <param name="repairsWidths">Whether half-width punctuation in Chinese text may become full-width.</param>
    /// <exception cref="FormatException">A line of furniture is none.</exception>
    public CleaningRules(IReadOnlyList<string>? furniture = null, bool repairsWidths = true)
    {
        var phrases = furniture is null ? FurniturePhrases.BuiltIn : FurniturePhrases.BuiltInWith(furniture);
        pageFurniture = new PageFurniture(phrases);
        widths = repairsWidths ? new Widths() : null;
    }

    /// <returns>The lines of the whole document as the rules left them.</returns>
    internal IReadOnlyList<Line> RepairText(Draft draft)
    {
        // Read once: the rules write through to the document, and to the lines.
        var lines = LinesOf(draft, draft.Document);
        foreach (var rule in forText)
            rule.Apply(draft, lines);
        for (var (round, edits) = (0, -1); round < MaxRounds && draft.Report.Edits.Count != edits; round++)
        {
            edits = draft.Report.Edits.Count;
            foreach (var rule in forMarkup)
                rule.Apply(draft, lines);
            // What is likely goes last, when there is nothing left that is sure.
            if (draft.Report.Edits.Count == edits)
                markupRemains.Apply(draft, lines);
        }

        markupTraces.Apply(draft, lines);
        destroyedText.Apply(draft, lines);
        return lines;
    }

    public void RepairBlocks(Draft draft)
    {
        // Without the body's furniture: that comes from elsewhere, and its punctuation would hide what the body's shows. With its
        // copies: an editor may want them back.
        var lines = Apply(pageFurniture, draft, LinesOf(draft, draft.Body));
        widths?.Apply(draft, lines);
        for (var round = 0; round < MaxRounds; round++)
        {
            var edits = draft.Report.Edits.Count;
            lines = Apply(repeatedPassages, draft, lines);
            if (draft.Report.Edits.Count == edits)
                break;
            // Without a repeated passage, what stood before it has become the page's foot.
            lines = Apply(pageFurniture, draft, lines);
        }
    }

    /// <returns>The lines that are left; the same ones where the rule found nothing.</returns>
    private static IReadOnlyList<Line> Apply(ICleaningRule rule, Draft draft, IReadOnlyList<Line> lines)
    {
        var edits = draft.Report.Edits.Count;
        rule.Apply(draft, lines);
        return draft.Report.Edits.Count == edits ? lines : LinesOf(draft, draft.Body);
    }

    private static IReadOnlyList<Line> LinesOf(Draft draft, INode root) => draft.Budget.Watch(DocumentLines.Of(root, budget: draft.Budget));
}
