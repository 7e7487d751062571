namespace Gazette.Pages.Following;

/// <summary>The words of the ways on from an article.</summary>
/// <param name="Title">Names the ways for screen readers.</param>
/// <param name="None">On the page of related articles where there are none.</param>
internal sealed record NextText(string Title, string Newer, string Older, string Related, string None);
