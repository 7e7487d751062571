using AngleSharp.Dom;

namespace Gazette.Extraction.Blocks;

/// <summary>What an element is by the words of its classes and its id.</summary>
[Flags]
internal enum NameSigns
{
    None = 0,

    /// <summary>It stands beside the article.</summary>
    Aside = 1,

    /// <summary>The same, by names that hold even for a long paragraph.</summary>
    AsideOfProse = 2,

    Caption = 4,

    Button = 8,

    /// <summary>The foot of a page; of one whose name says what it is beside, as in <c>bottom-nav</c>, too.</summary>
    Foot = 16,

    /// <summary>A notice that asks readers for their consent.</summary>
    Consent = 32,

    /// <summary>It holds an article's text.</summary>
    Body = 64,

    // Halves of signs, which say something together only.
    Contents = 128,
    Table = 256,
    Call = 512,
    Action = 1024,
    BodyKind = 2048,
    BodyPart = 4096,

    /// <summary>It holds notes to the text.</summary>
    Note = 8192,
}

/// <summary>Reads them, with one look at each word.</summary>
internal static class ElementNames
{
    private static readonly WordSigns Words = new([.. AsideWords.Signs.Concat(BodyWords.Signs).Select(s => ((int)s.Sign, s.Words))]);

    public static NameSigns Of(IElement element)
    {
        var signs = (NameSigns)Words.Of(element);
        if (signs == NameSigns.None)
            return signs;
        if (signs.HasFlag(NameSigns.Contents | NameSigns.Table) || signs.HasFlag(NameSigns.Call | NameSigns.Action))
            signs |= NameSigns.Aside;
        return signs.HasFlag(NameSigns.BodyKind | NameSigns.BodyPart) ? signs | NameSigns.Body : signs;
    }
}
