namespace Gazette.Articles.Edits;

/// <summary>A line of the file that is no part of the published text.</summary>
/// <param name="Text">As the file has it, before any rule.</param>
/// <param name="Rule">Why: one of the names that <see cref="EditList"/> holds, or the rule's that took it.</param>
public sealed record LeftOutLine(string Text, string Rule);
