using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Uploads;

namespace Gazette.Extraction.Blocks;

/// <summary>What an element and those around it say of the text in them. One for each element, made of its parent's.</summary>
internal sealed class BlockPlace
{
    public const int NoHeading = 7;

    private string? kind;

    private BlockPlace(IElement element, BlockPlace? around, int index)
    {
        (Element, Around, Index) = (element, around, index);
        Depth = around is null ? 0 : around.Depth + 1;
    }

    public IElement Element { get; }

    public BlockPlace? Around { get; }

    public int Depth { get; }

    /// <summary>Of all places of a page; greater than those of the places around it.</summary>
    public int Index { get; }

    /// <summary>See <see cref="RepeatedUnits.KindOf"/>.</summary>
    public string Kind => kind ??= RepeatedUnits.KindOf(Element);

    /// <summary>1 to 6; more for what is no heading.</summary>
    public int HeadingLevel { get; private init; }

    public bool IsCode { get; private init; }

    /// <summary>In a cell of a table with columns.</summary>
    public bool IsInTable { get; private init; }

    public bool IsInList { get; private init; }

    /// <summary>The innermost list or table around it.</summary>
    public BlockPlace? Rows { get; private init; }

    public bool IsInQuote { get; private init; }

    public bool IsParagraph { get; private init; }

    public bool IsCaption { get; private init; }

    /// <summary>A link to another page.</summary>
    public bool IsLink { get; private init; }

    /// <summary>A link to a document or an archive.</summary>
    public bool IsFileLink { get; private init; }

    /// <summary>Readers do not see it.</summary>
    public bool IsHidden { get; private init; }

    public bool IsButton { get; private init; }

    /// <summary>In a figure, with its picture.</summary>
    public bool IsInFigure { get; private init; }

    /// <summary>Said by a reader's program, never shown.</summary>
    public bool IsOnlyRead { get; private init; }

    /// <summary>In an element that is made for what stands beside the article.</summary>
    public bool IsBeside { get; private init; }

    /// <summary>In elements whose names say that they stand beside the article.</summary>
    public bool IsNamedAside { get; private init; }

    /// <summary>The same, by names that hold even for a long paragraph.</summary>
    public bool IsNamedOther { get; private init; }

    /// <summary>In an element whose names say that it holds an article's text.</summary>
    public bool IsNamedBody { get; private init; }

    /// <summary>In the notes to the text.</summary>
    public bool IsNote { get; private init; }

    /// <summary>In the foot of the page, where the site speaks of itself.</summary>
    public bool IsInFoot { get; private init; }

    /// <param name="isWide">Elements around much of the page hold the article besides; their names say nothing of one block.</param>
    /// <param name="isUnfolded">The page hides it, but not for good.</param>
    public static BlockPlace Of(IElement element, BlockPlace? around, int index, bool isWide, bool isUnfolded)
    {
        var name = element.LocalName;
        var names = ElementNames.Of(element);
        var own = isWide ? NameSigns.None : names;
        return new BlockPlace(element, around, index)
        {
            HeadingLevel = name is ['h', >= '1' and <= '6'] ? name[1] - '0' : around?.HeadingLevel ?? NoHeading,
            IsCode = around is { IsCode: true } || name is "pre" or "code" or "samp",
            IsInTable = around is { IsInTable: true } || (name is "td" or "th" && element.ParentElement is { ChildElementCount: > 1 }),
            IsInList = around is { IsInList: true } || name is "li" or "dd" or "dt",
            Rows = around is { Element.LocalName: "ul" or "ol" or "dl" or "table" } ? around : around?.Rows,
            IsInQuote = around is { IsInQuote: true } || name is "blockquote",
            IsParagraph = around is { IsParagraph: true } || name is "p",
            IsCaption = around is { IsCaption: true } || name is "figcaption" || own.HasFlag(NameSigns.Caption),
            IsFileLink = around is { IsFileLink: true } || (name is "a" && element.GetAttribute("href") is { } target && AttachmentFormat.Of(target.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? target[..end] : target) is not null),
            IsLink = around is { IsLink: true } || LinkTarget.LeadsAway(element),
            IsHidden = around is { IsHidden: true } || (!isUnfolded && UnseenElement.IsHidden(element)),
            IsButton = around is { IsButton: true } || own.HasFlag(NameSigns.Button),
            IsInFigure = around is { IsInFigure: true } || (name is "figure" && !isWide),
            IsOnlyRead = around is { IsOnlyRead: true } || AsideWords.AreOfReaders(element.ClassName),
            IsBeside = around is { IsBeside: true } || (!isWide && (name is "nav" or "header" or "footer" or "aside" or "form" or "dialog" || AsideWords.IsRoleBeside(element.GetAttribute("role")))),
            IsNamedBody = around is { IsNamedBody: true } || names.HasFlag(NameSigns.Body) || element.GetAttribute("itemprop") is "articleBody",
            IsNote = around is { IsNote: true } || own.HasFlag(NameSigns.Note) || element.GetAttribute("role") is "doc-footnote" or "doc-endnotes",
            IsNamedAside = around is { IsNamedAside: true } || own.HasFlag(NameSigns.Aside),
            IsInFoot = around is { IsInFoot: true } || ((name is "footer" || names.HasFlag(NameSigns.Foot)) && (!isWide || IsBare(element))),
            IsNamedOther = around is { IsNamedOther: true } || own.HasFlag(NameSigns.AsideOfProse),
        };
    }

    /// <summary>Whether the other is this place or stands in it.</summary>
    public bool Holds(BlockPlace other)
    {
        var at = other;
        while (at is not null && at.Depth > Depth)
            at = at.Around;
        return at == this;
    }

    /// <summary>On a page without a text the foot may hold most of the words.</summary>
    private static bool IsBare(IElement element) => element.LocalName is not ("body" or "main" or "article") && element.QuerySelector("h1, h2, article, main") is null;
}
