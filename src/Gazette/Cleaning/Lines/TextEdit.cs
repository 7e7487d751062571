using System.Text;

namespace Gazette.Cleaning.Lines;

/// <summary>A replacement in a line's text, in UTF-16 units; an empty <paramref name="Replacement"/> removes.</summary>
internal readonly record struct TextEdit(int Start, int Length, string Replacement)
{
    public int End => Start + Length;

    /// <param name="edits">In order, without overlap.</param>
    public static string Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        var (written, at) = (new StringBuilder(text.Length), 0);
        foreach (var edit in edits)
        {
            written.Append(text, at, edit.Start - at).Append(edit.Replacement);
            at = edit.End;
        }

        return written.Append(text, at, text.Length - at).ToString();
    }
}
