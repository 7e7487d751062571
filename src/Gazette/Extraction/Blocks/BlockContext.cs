using Gazette.Extraction.Fields;

namespace Gazette.Extraction.Blocks;

/// <summary>A block among the others of its page.</summary>
internal sealed class BlockContext(BodyBlock block)
{
    // Searches, made only for blocks on which they decide.
    private bool? isPointer;
    private bool? isCredit;
    private bool? isNotice;
    private bool? isFoot;
    private bool? isConsent;
    private bool? isRow;
    private bool? isFields;

    private bool IsSentenceAmid => !IsAtEdge && Block.Text is [.., '.'] && !Block.Text.Contains(':', StringComparison.Ordinal);

    public BodyBlock Block { get; } = block;

    /// <summary>By the model; null until it was asked.</summary>
    public double? Odds { get; set; }

    /// <summary>On the page, not in the article.</summary>
    public BlockContext? Previous { get; init; }

    public BlockContext? Next { get; set; }

    /// <summary>The chance that it is of the article by its own signs.</summary>
    public double Own { get; init; }

    /// <summary>The same of its neighbours, each time the mean of two.</summary>
    public double Before { get; init; }

    public double After { get; init; }

    /// <summary>Of the other text in the element around it.</summary>
    public double Beside { get; init; }

    /// <summary>Of the other text one element further out.</summary>
    public double FurtherOut { get; init; }

    public bool IsInside { get; init; }

    /// <summary>Blocks from the first sure paragraph of the article up to this one, when it stands above.</summary>
    public int AboveFirst { get; init; }

    public int BelowLast { get; init; }

    public bool IsChinese { get; init; }

    /// <summary>The last heading above heads other stories.</summary>
    public bool IsUnderOthers { get; init; }

    /// <summary>The same, and it is a heading by its element: furniture that fell between paragraphs is none.</summary>
    public bool IsUnderHeadingOfOthers { get; init; }

    /// <summary>Its words stand elsewhere on the page too.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>A heading of the page has the same words: a line of a table of contents, or a link to a place.</summary>
    public bool EchoesHeading { get; init; }

    public bool HeadsOthers { get; init; }

    /// <summary>Leads to another story, and is no sentence of the text that does so by the way.</summary>
    public bool IsPointer => isPointer ??= AsidePhrases.IsPointer(Block.Text) && !IsSentenceAmid;

    public bool IsCredit => isCredit ??= AsidePhrases.IsCredit(Block.Text);

    /// <summary>The site's own line at the foot of its pages: above or below all text.</summary>
    public bool IsFoot => isFoot ??= (IsAtEdge || SureText == 0 || Block.Place.IsInFoot) && !(Block.IsParagraph && IsInside && !IsAtEdge && SureText > 0)
        && (AsidePhrases.IsFoot(Block.Text) || ((Block.Place.IsInFoot || !IsInside) && !Block.IsParagraph && AsidePhrases.MayBeFoot(Block.Text)));

    /// <summary>Of a page that is about something else.</summary>
    public bool IsConsent => isConsent ??= !IsAboutConsent && AsidePhrases.IsConsent(Block.Text);

    /// <summary>The page's headline speaks of cookies.</summary>
    public bool IsAboutConsent { get; init; }

    public bool IsNotice => isNotice ??= AsidePhrases.IsNotice(Block.Text);

    public bool IsRow => isRow ??= AsidePhrases.IsRow(Block.Text);

    /// <summary>Of the other blocks in the element around it, the share that reads like paragraphs.</summary>
    public double ProseBeside { get; init; }

    /// <summary>Of all other sure text, the share that stands in the same column.</summary>
    public double SureBeside { get; init; }

    public double SureFurtherOut { get; init; }

    /// <summary>The share that stands in boxes with the same name and classes as the block's.</summary>
    public double SureOfItsKind { get; init; }

    /// <summary>Blocks up to the nearest sure paragraph above; as many as count when there is none.</summary>
    public int SinceSure { get; init; }

    public int UntilSure { get; init; }

    /// <summary>The size of all sure text.</summary>
    public int SureText { get; init; }

    /// <summary>Elements between the article's and the block; -1 outside.</summary>
    public int DepthInside { get; init; }

    /// <summary>Nothing but date, source, writers and tools. A cell that only says Time or Source names a column.</summary>
    public bool IsFields => isFields ??= !(Block.Place.IsInTable && Block.Text.All(char.IsLetter)) && MetaRow.Read(Block.Text) is { IsWhole: true };

    /// <summary>Before the first or after the last sure paragraph.</summary>
    public bool IsAtEdge => AboveFirst > 0 || BelowLast > 0;

    /// <summary>Headings in the article's element.</summary>
    public int HeadingsInside { get; init; }

    /// <summary>Of the text in the article's element, the share that stands in lists and tables.</summary>
    public double RowsInside { get; init; }

    /// <summary>Says that the article ends here.</summary>
    public bool IsEnd { get; init; }

    public bool IsAfterEnd { get; init; }

    /// <summary>Below the sign under which a release speaks to the press, or the sign itself.</summary>
    public bool IsOfRelease { get; init; }

    public bool IsTitle { get; init; }

    /// <summary>The share of the article's sure text that stands above it.</summary>
    public double Progress { get; init; }
}
