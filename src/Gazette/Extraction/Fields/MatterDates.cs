using AngleSharp.Dom;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Fields;

/// <summary>
/// Lines of a date alone that are the article's matter: entries of a chronicle, the time of a meeting. They look like a
/// row of fields, and belong to the text.
/// </summary>
internal static class MatterDates
{
    /// <summary>With a day of the week and a time.</summary>
    private const int MaxDay = 60;

    /// <param name="row">What the line was read as.</param>
    /// <param name="lines">All lines of the page or text.</param>
    /// <param name="at">Where the line stands among them.</param>
    /// <param name="known">The article's day by rows before; null when they told none.</param>
    public static bool Is(MetaRow row, IReadOnlyList<TextLine> lines, int at, DateOnly? known)
    {
        if (row is not { Date.Date.Date: var day, Source: null, Author: null, DateIsOfUpdate: false } || (row.DateIsLabelled && !row.LabelIsGeneral))
            return false;
        return known is { } other ? other != day : !row.DateIsLabelled && IsEntry(lines, at, day);
    }

    /// <summary>Another day stands below or above in an element of the same kind, and text under both.</summary>
    private static bool IsEntry(IReadOnlyList<TextLine> lines, int at, DateOnly day)
    {
        if (!HasTextBelow(lines, at))
            return false;
        return Enumerable.Range(0, lines.Count).Any(i => i != at && lines[i].Text.Length <= MaxDay && AreAlike(lines[i], lines[at]) && HasTextBelow(lines, i) && IsOtherDay(lines[i].Text, day));
    }

    private static bool IsOtherDay(string line, DateOnly day) =>
        MetaRow.Read(line) is { IsBare: true, Date.Date: { } date } && date.Date != day;

    private static bool HasTextBelow(IReadOnlyList<TextLine> lines, int at) =>
        at + 1 < lines.Count && Headline.IsProse(lines[at + 1].Text);

    /// <summary>In elements of the same names.</summary>
    public static bool AreAlike(TextLine one, TextLine other) =>
        AreAlike(one.Parent, other.Parent) && AreAlike(one.Parent?.ParentElement, other.Parent?.ParentElement);

    private static bool AreAlike(IElement? one, IElement? other) => one?.LocalName == other?.LocalName && one?.ClassName == other?.ClassName;
}
