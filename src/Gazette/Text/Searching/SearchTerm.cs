namespace Gazette.Text.Searching;

/// <summary>One thing that is looked up.</summary>
/// <param name="IsPrefix">Whether terms that begin so count too.</param>
internal readonly record struct SearchTerm(string Text, bool IsPrefix);
