namespace Gazette.Articles.Edits;

/// <summary>One change of an article's text. Where Before equals After, the place was only marked as doubtful.</summary>
/// <param name="Number">From 1. An edit that runs across inline markup has an entry per piece, all with one number.</param>
/// <param name="Position">In UTF-16 units, in the text as the entries before this one left it.</param>
/// <param name="Rule">A cleaning rule's name, or one of the names that <see cref="EditList"/> holds.</param>
public sealed record Edit(int Number, int Position, string Before, string After, string Rule, bool Certain);
