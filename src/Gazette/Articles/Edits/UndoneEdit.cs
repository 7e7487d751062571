namespace Gazette.Articles.Edits;

/// <summary>An edit that an editor took back, or that had worked on the result of one.</summary>
/// <param name="Number">As the list has it whether or not the edit is undone.</param>
/// <param name="Start">In UTF-16 units, in the draft's text.</param>
/// <param name="Length">Of what it had worked on, in the draft's text.</param>
/// <param name="Before">What it had found; pieces of an edit that ran across markup are joined.</param>
public sealed record UndoneEdit(int Number, int Start, int Length, string Before, string After, string Rule);
