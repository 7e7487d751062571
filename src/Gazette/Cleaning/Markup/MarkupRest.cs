namespace Gazette.Cleaning.Markup;

/// <summary>What a place of markup in a text is.</summary>
internal enum MarkupEvidence
{
    /// <summary>A whole tag with space, quotes or brackets around it, as texts mention one.</summary>
    Mentioned,

    /// <summary>Markup and text in one, and nothing says where one ends.</summary>
    Unclear,

    /// <summary>Nothing that anybody would write.</summary>
    Sure,
}

/// <param name="IsWhole">With both brackets: a text that speaks of markup keeps it.</param>
internal readonly record struct MarkupRest(int Start, int End, MarkupEvidence Evidence, bool IsWhole = false, bool IsLineBreak = false);
