namespace Gazette.Cleaning.Lines;

/// <summary>A replacement in a line's text, in UTF-16 units; an empty <paramref name="Replacement"/> removes.</summary>
internal readonly record struct TextEdit(int Start, int Length, string Replacement)
{
    public int End => Start + Length;
}
