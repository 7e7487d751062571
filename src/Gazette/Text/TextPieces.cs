using DiffPlex;

namespace Gazette.Text;

/// <summary>The pieces by which two paragraphs are compared: a Han character each, words of other scripts as a whole.</summary>
internal sealed class TextPieces : IChunker
{
    public static readonly TextPieces Chunker = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var end = 1; end <= text.Length; end++)
        {
            if (end < text.Length && GoesOn(text[end - 1], text[end]))
                continue;
            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }

    private static bool GoesOn(char last, char next) =>
        char.IsLowSurrogate(next) || (IsWord(last) && IsWord(next));

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) && !Han.Is(c);
}
