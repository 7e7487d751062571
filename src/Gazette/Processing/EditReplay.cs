using Gazette.Articles.Edits;

namespace Gazette.Processing;

/// <summary>The edits of one text, gone through once more without some of them.</summary>
internal sealed class EditReplay
{
    // Where an undone edit stood in the text as it then was, and what its absence adds to the length.
    private readonly List<(int Start, int Length, int Added)> gaps = [];

    public EditReplay(IReadOnlyList<Edit> edits, IReadOnlySet<int> undone)
    {
        foreach (var edit in edits)
        {
            if (undone.Contains(edit.Number))
                Leave(edit);
            else if (gaps.Exists(g => Touches(g, edit)))
                Dependent.Add(edit.Number);
            else
                Keep(edit);
        }
    }

    /// <summary>Edits that worked on what undone ones had left, and so cannot stay without them.</summary>
    public List<int> Dependent { get; } = [];

    /// <summary>The others, each where the text now has its place; to be used when <see cref="Dependent"/> is empty.</summary>
    public List<Edit> Kept { get; } = [];

    private void Keep(Edit edit)
    {
        Kept.Add(edit with { Position = edit.Position + gaps.Where(g => IsBehind(edit, g)).Sum(g => g.Added) });
        Shift(edit);
    }

    private void Leave(Edit edit)
    {
        var touched = gaps.FindAll(g => Touches(g, edit));
        gaps.RemoveAll(g => Touches(g, edit));
        Shift(edit);
        var start = Math.Min(edit.Position, touched.Select(g => g.Start).DefaultIfEmpty(int.MaxValue).Min());
        var end = Math.Max(edit.Position + edit.Before.Length, touched.Select(g => g.Start + g.Length).DefaultIfEmpty(0).Max());
        var growth = edit.After.Length - edit.Before.Length;
        gaps.Add((start, end - start + growth, touched.Sum(g => g.Added) - growth));
    }

    /// <summary>What stands behind an edit moves with it.</summary>
    private void Shift(Edit edit)
    {
        for (var i = 0; i < gaps.Count; i++)
        {
            if (!IsBehind(edit, gaps[i]))
                gaps[i] = gaps[i] with { Start = gaps[i].Start + edit.After.Length - edit.Before.Length };
        }
    }

    private static bool IsBehind(Edit edit, (int Start, int Length, int Added) gap) => edit.Position >= gap.Start + gap.Length;

    private static bool Touches((int Start, int Length, int Added) gap, Edit edit) =>
        !IsBehind(edit, gap) && edit.Position + edit.Before.Length > gap.Start;
}
