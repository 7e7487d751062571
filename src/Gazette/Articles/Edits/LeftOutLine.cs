namespace Gazette.Articles.Edits;

/// <summary>A line of the file that is no part of the published text.</summary>
/// <param name="Text">As the file has it, before any rule.</param>
/// <param name="Rule">Why: one of the names that <see cref="EditList"/> holds, or the rule's that took it.</param>
public sealed record LeftOutLine(string Text, string Rule)
{
    /// <summary>Names the line in every run over the same text, for who wants it back; null in lists from before there were such names.</summary>
    public string? Key { get; init; }

    /// <summary>Where in the draft's text it stood, in UTF-16 units: before the character that is there. Null when that is not known.</summary>
    public int? Position { get; init; }
}
