namespace Gazette.Articles.Corrections;

/// <summary>One field's value as an editor wants it.</summary>
/// <param name="Machine">What it replaces, as <see cref="ArticleFields"/> writes it; null for nothing.</param>
/// <param name="Value">Checked by <see cref="ArticleField"/>; null for nothing.</param>
public sealed record FieldCorrection(string? Machine, string? Value);
