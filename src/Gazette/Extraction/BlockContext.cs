namespace Gazette.Extraction;

/// <summary>A block among the others of its page.</summary>
internal sealed class BlockContext(BodyBlock block)
{
    public BodyBlock Block { get; } = block;

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

    /// <summary>Its words stand elsewhere on the page too.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>A heading of the page has the same words: a line of a table of contents, or a link to a place.</summary>
    public bool EchoesHeading { get; init; }

    public bool HeadsOthers { get; init; }

    public bool IsPointer { get; init; }

    public bool IsCredit { get; init; }

    public bool IsNotice { get; init; }

    public bool IsRow { get; init; }

    /// <summary>Of the other blocks in the element around it, the share that reads like paragraphs.</summary>
    public double ProseBeside { get; init; }

    /// <summary>Nothing but date, source, writers and tools.</summary>
    public bool IsFields { get; init; }

    /// <summary>Before the first or after the last sure paragraph.</summary>
    public bool IsAtEdge => AboveFirst > 0 || BelowLast > 0;

    /// <summary>Says that the article ends here.</summary>
    public bool IsEnd { get; init; }

    public bool IsAfterEnd { get; init; }

    public bool IsTitle { get; init; }

    /// <summary>The share of the article's sure text that stands above it.</summary>
    public double Progress { get; init; }
}
