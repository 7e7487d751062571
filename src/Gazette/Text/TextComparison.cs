using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Gazette.Text;

/// <summary>What changed from one text to another: by paragraphs first, and inside of changed ones by characters or words.</summary>
public sealed class TextComparison
{
    // A comparison costs time with the square of its pieces where nothing agrees. What goes beyond is shown as replaced.
    private const long MaxSteps = 200_000_000;

    private readonly List<TextChange> changes = [];
    private long steps;

    private TextComparison()
    {
    }

    /// <summary>In the order of reading; all "same" and "removed" together are the first text, all "same" and "added" the second.</summary>
    public static IReadOnlyList<TextChange> Of(string from, string to)
    {
        var comparison = new TextComparison();
        comparison.Compare(from, to, LineEndingsPreservingChunker.Instance, (removed, added) =>
            comparison.Compare(removed, added, TextPieces.Chunker, comparison.Replace));
        return comparison.changes;
    }

    /// <param name="changed">What to do with a stretch that differs.</param>
    private void Compare(string from, string to, IChunker chunker, Action<string, string> changed)
    {
        var (old, @new) = (chunker.Chunk(from), chunker.Chunk(to));
        steps += (long)(old.Count + @new.Count) * (old.Count + @new.Count);
        if (from.Length == 0 || to.Length == 0 || steps > MaxSteps)
            Replace(from, to);
        else
            Walk(Differ.Instance.CreateDiffs(from, to, ignoreWhiteSpace: false, ignoreCase: false, chunker), changed);
    }

    private void Walk(DiffResult diff, Action<string, string> changed)
    {
        var (old, @new) = (diff.PiecesOld, diff.PiecesNew);
        var (at, atNew) = (0, 0);
        foreach (var block in diff.DiffBlocks)
        {
            Add("same", Joined(old, at, block.DeleteStartA));
            changed(
                Joined(old, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA),
                Joined(@new, block.InsertStartB, block.InsertStartB + block.InsertCountB));
            (at, atNew) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }

        Add("same", Joined(@new, atNew, @new.Count));
    }

    private void Replace(string removed, string added)
    {
        Add("removed", removed);
        Add("added", added);
    }

    private void Add(string kind, string text)
    {
        if (text.Length == 0)
            return;
        if (changes is [.., var last] && last.Kind == kind)
            changes[^1] = last with { Text = last.Text + text };
        else
            changes.Add(new TextChange(kind, text));
    }

    private static string Joined(IReadOnlyList<string> pieces, int start, int end) =>
        string.Concat(Enumerable.Range(start, end - start).Select(i => pieces[i]));
}
