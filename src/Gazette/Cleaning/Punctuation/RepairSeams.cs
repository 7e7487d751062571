using Gazette.Articles.Edits;
using Gazette.Cleaning.Encodings;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning.Punctuation;

/// <summary>
/// Where rules for characters have changed a line: what stands there had other neighbours before. Damage that came first
/// hid them from the damage that came later.
/// </summary>
internal static class RepairSeams
{
    /// <summary>Places between characters of the line's text.</summary>
    public static HashSet<int> Of(Line line, EditLog log)
    {
        var seams = new HashSet<int>();
        var start = 0;
        foreach (var part in line.Parts)
        {
            if (part.Node is { } node && log.Of(node) is { } history)
                seams.UnionWith(Of(history.Edits).Select(seam => start + seam));
            start += part.Text.Length;
        }

        return seams;
    }

    /// <summary>One walk for each run of edits that go forward, as those of one rule do.</summary>
    private static List<int> Of(List<Edit> edits)
    {
        var seams = new List<int>();
        for (var i = 0; i < edits.Count;)
        {
            var first = i++;
            while (i < edits.Count && edits[i].Position >= edits[i - 1].Position + edits[i - 1].After.Length)
                i++;
            seams = Moved(seams, edits.GetRange(first, i - first));
        }

        return seams;
    }

    private static List<int> Moved(List<int> seams, List<Edit> edits)
    {
        var moved = new List<int>(seams.Count + (2 * edits.Count));
        var (next, shift) = (0, 0);
        foreach (var edit in edits.Where(e => e.Before != e.After))
        {
            for (; next < seams.Count && seams[next] + shift < edit.Position; next++)
                moved.Add(seams[next] + shift);
            // Misread text was whole, with its neighbours, before it was misread.
            if (edit.Rule != Mojibake.RuleName)
                moved.AddRange([edit.Position, edit.Position + edit.After.Length]);
            while (next < seams.Count && seams[next] + shift < edit.Position + edit.Before.Length)
                next++;
            shift += edit.After.Length - edit.Before.Length;
        }

        moved.AddRange(seams.Skip(next).Select(seam => seam + shift));
        return moved;
    }
}
