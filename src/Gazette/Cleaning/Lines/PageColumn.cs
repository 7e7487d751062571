using AngleSharp.Dom;

namespace Gazette.Cleaning.Lines;

/// <summary>A cell that is one column of an old page, beside its menu, and no cell of a table that compares things.</summary>
internal static class PageColumn
{
    /// <summary>A cell of data seldom has as many.</summary>
    private const int MinBlocks = 5;

    /// <summary>How far above and below rows are looked at; each line asks.</summary>
    private const int Reach = 4;

    public static bool IsOne(IElement cell) =>
        cell.ChildElementCount >= MinBlocks && cell.Children.Where(c => c.LocalName is "p" or "div").Take(MinBlocks).Count() == MinBlocks && cell.ParentElement is { } row && StandsAlone(row);

    /// <summary>Rows of a table of data have neighbours with columns too.</summary>
    private static bool StandsAlone(IElement row) => !HasColumnsNearby(row, r => r.PreviousElementSibling) && !HasColumnsNearby(row, r => r.NextElementSibling);

    private static bool HasColumnsNearby(IElement row, Func<IElement, IElement?> next)
    {
        var steps = 0;
        for (var other = next(row); other is not null && steps < Reach; other = next(other), steps++)
        {
            if (other.ChildElementCount > 1)
                return true;
        }

        return false;
    }
}
