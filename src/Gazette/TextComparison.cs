using DiffPlex;
using DiffPlex.Chunkers;

namespace Gazette;

/// <summary>What changed from one text to another: by paragraphs first, and inside of changed ones by characters or words.</summary>
public static class TextComparison
{
    // Longer pairs of paragraphs are shown as replaced: their comparison costs time with the product of their lengths.
    private const int MaxDetail = 20_000;

    /// <summary>In the order of reading; all "same" and "removed" together are the first text, all "same" and "added" the second.</summary>
    public static IReadOnlyList<TextChange> Of(string from, string to)
    {
        var changes = new List<TextChange>();
        var paragraphs = Differ.Instance.CreateDiffs(from, to, ignoreWhiteSpace: false, ignoreCase: false, LineEndingsPreservingChunker.Instance);
        Walk(paragraphs.PiecesOld, paragraphs.PiecesNew, paragraphs.DiffBlocks, changes, (removed, added) => Detail(removed, added, changes));
        return changes;
    }

    private static void Detail(string removed, string added, List<TextChange> changes)
    {
        if (removed.Length == 0 || added.Length == 0 || removed.Length > MaxDetail || added.Length > MaxDetail)
        {
            Add(changes, "removed", removed);
            Add(changes, "added", added);
            return;
        }

        var pieces = Differ.Instance.CreateDiffs(removed, added, ignoreWhiteSpace: false, ignoreCase: false, TextPieces.Chunker);
        Walk(pieces.PiecesOld, pieces.PiecesNew, pieces.DiffBlocks, changes, (less, more) =>
        {
            Add(changes, "removed", less);
            Add(changes, "added", more);
        });
    }

    private static void Walk(
        IReadOnlyList<string> old, IReadOnlyList<string> @new, IList<DiffPlex.Model.DiffBlock> blocks, List<TextChange> changes, Action<string, string> changed)
    {
        var (at, atNew) = (0, 0);
        foreach (var block in blocks)
        {
            Add(changes, "same", string.Concat(old.Skip(at).Take(block.DeleteStartA - at)));
            changed(
                string.Concat(old.Skip(block.DeleteStartA).Take(block.DeleteCountA)),
                string.Concat(@new.Skip(block.InsertStartB).Take(block.InsertCountB)));
            (at, atNew) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }

        Add(changes, "same", string.Concat(@new.Skip(atNew)));
    }

    private static void Add(List<TextChange> changes, string kind, string text)
    {
        if (text.Length == 0)
            return;
        if (changes is [.., var last] && last.Kind == kind)
            changes[^1] = last with { Text = last.Text + text };
        else
            changes.Add(new TextChange(kind, text));
    }
}
