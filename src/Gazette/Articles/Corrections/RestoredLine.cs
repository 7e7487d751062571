namespace Gazette.Articles.Corrections;

/// <summary>A line that was left out, and that an editor wants in the text.</summary>
/// <param name="Key">As <see cref="Edits.LeftOutLine.Key"/>.</param>
/// <param name="Text">For people; cut like a sample of the report.</param>
public sealed record RestoredLine(string Key, string Text);
