namespace Gazette.Pages.Paper;

/// <summary>The words of print views and posters: ways that are seen on a screen alone.</summary>
/// <param name="Ways">Names the ways for screen readers.</param>
/// <param name="Back">To the article's page.</param>
/// <param name="Normal">The print view in its usual size.</param>
/// <param name="Poster">A sheet for a notice board, A4.</param>
internal sealed record PaperText(string Ways, string Back, string Normal, string Large, string Poster, string PosterA5);
