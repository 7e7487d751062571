namespace Gazette.Pages.Searching;

/// <summary>The words of the search.</summary>
/// <param name="Title">Of the page, and of the link to it.</param>
/// <param name="Query">Names the box.</param>
/// <param name="AllColumns">In place of a column.</param>
/// <param name="From">Before the first day.</param>
/// <param name="To">Before the last day.</param>
/// <param name="Go">The button.</param>
/// <param name="Hint">What can be asked for.</param>
/// <param name="Found">With the number in place of <c>{0}</c>, where it is known.</param>
/// <param name="AtLeast">The same where there may be more.</param>
/// <param name="Partial">That not everything was looked at.</param>
/// <param name="None">With the query in place of <c>{0}</c>.</param>
/// <param name="NoMore">On a page behind the last result.</param>
/// <param name="Nearest">Before shorter queries.</param>
/// <param name="TooLong">The limits of a query.</param>
/// <param name="More">To the next page.</param>
internal sealed record SearchText(
    string Title, string Query, string AllColumns, string From, string To, string Go, string Hint, string Found, string AtLeast, string Partial, string None, string NoMore, string Nearest, string TooLong, string More);
