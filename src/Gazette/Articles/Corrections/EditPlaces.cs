using Gazette.Articles.Edits;
using Gazette.Text;

namespace Gazette.Articles.Corrections;

/// <summary>Where in the draft's text each edit of a list worked, undone ones included, and which of them an <see cref="Undo"/> means.</summary>
internal sealed class EditPlaces
{
    private readonly string draft;
    private readonly Dictionary<int, PlacedEdit> edits;
    private readonly HashSet<int> layout = [];
    private readonly HashSet<int> undone;
    private (int Start, int End)[] origins = [];
    private readonly Lazy<ILookup<(string Rule, string Hash), PlacedEdit>> alike;

    private EditPlaces(EditList list)
    {
        draft = list.Draft;
        undone = [.. list.Undone.Select(u => u.Number)];
        edits = list.Undone.ToDictionary(u => u.Number, u => new PlacedEdit(u.Number, u.Start, u.Start + u.Length, u.Before, u.After, u.Rule, Certain: true));
        if (list.IsDetailed)
            Place(list.Edits);
        alike = new(() => edits.Values.OrderBy(e => e.Start).ThenBy(e => e.Number).ToLookup(e => (e.Rule, Undo.HashOf(e.Before, e.After))));
    }

    public static EditPlaces Of(EditList list) => new(list);

    public PlacedEdit this[int number] => edits[number];

    /// <summary>All edits of rules; those of the layout are none that an editor can undo.</summary>
    public IReadOnlyCollection<PlacedEdit> All => edits.Values;

    /// <summary>For each character of the published text the piece of the draft that it was made of; empty where the list is not detailed.</summary>
    public IReadOnlyList<(int Start, int End)> Origins => origins;

    public bool IsUndone(int number) => undone.Contains(number);

    /// <summary>Null when an editor may undo the edit; else a sentence for them.</summary>
    public string? WhyNot(int number)
    {
        if (layout.Contains(number))
            return $"\"undo\" names edit {number}, which is one of the page's layout and cannot be undone: white space and pictures are set anew for every page.";
        if (!edits.TryGetValue(number, out var edit))
            return $"\"undo\" names edit {number}, which the article's list of edits does not have. Read the list again and take the number from it.";
        // One that was undone with the edit on whose result it stood may be named beside it.
        return edit.IsMark && !undone.Contains(number)
            ? $"\"undo\" names edit {number}, which changed nothing: it marks a place as doubtful. \"accept\" takes it as it is."
            : null;
    }

    public Undo UndoOf(int number)
    {
        var edit = edits[number];
        var (left, right, hash) = (Left(edit), Right(edit), Undo.HashOf(edit.Before, edit.After));
        var same = alike.Value[(edit.Rule, hash)].Where(e => Left(e) == left && Right(e) == right).ToList();
        var shown = RepairSample.Cut(edit.Before, edit.After);
        return new Undo(edit.Rule, shown.Before, shown.After, hash, left, right, same.IndexOf(edit), same.Count);
    }

    /// <summary>
    /// The number of the edit that is meant; null when there is none, or when it cannot be told from others. Text that has
    /// changed on one side of it is not held against it.
    /// </summary>
    public int? Find(Undo undo)
    {
        var like = alike.Value[(undo.Rule, undo.Hash)].ToList();
        var same = like.FindAll(e => Left(e) == undo.Left && Right(e) == undo.Right);
        if (same.Count > 0)
            return same.Count == undo.Count && undo.Ordinal < same.Count ? same[undo.Ordinal].Number : null;
        var near = like.FindAll(e => IsSaid(undo.Left, Left(e)) || IsSaid(undo.Right, Right(e)));
        return near is [var only] && undo.Count == 1 ? only.Number : null;
    }

    private static bool IsSaid(string context, string found) => context == found && context.Any(char.IsLetterOrDigit);

    private string Left(PlacedEdit edit)
    {
        var start = Math.Max(0, edit.Start - Undo.ContextLength);
        // Half a character would not come back from storage.
        return start < edit.Start && char.IsLowSurrogate(draft[start]) ? draft[(start + 1)..edit.Start] : draft[start..edit.Start];
    }

    private string Right(PlacedEdit edit)
    {
        var end = Math.Min(draft.Length, edit.End + Undo.ContextLength);
        return end > edit.End && char.IsHighSurrogate(draft[end - 1]) ? draft[edit.End..(end - 1)] : draft[edit.End..end];
    }

    /// <summary>Applies the entries to a text of places: each character knows the piece of the draft that it was made of.</summary>
    private void Place(IReadOnlyList<Edit> entries)
    {
        var text = new GapBuffer<(int Start, int End)>([.. Enumerable.Range(0, draft.Length).Select(i => (i, i + 1))]);
        foreach (var entry in entries)
        {
            var origin = OriginOf(entry, text);
            text.Replace(entry.Position, entry.Before.Length, Enumerable.Repeat(origin, entry.After.Length).ToArray());
            if (entry.Rule == EditList.Layout)
                layout.Add(entry.Number);
            else
                Note(entry, origin);
        }

        origins = text.Slice(0, text.Length).ToArray();
    }

    private (int Start, int End) OriginOf(Edit entry, GapBuffer<(int Start, int End)> text)
    {
        if (entry.Before.Length > 0)
        {
            var found = text.Slice(entry.Position, entry.Before.Length);
            return (found[0].Start, found[^1].End);
        }

        var at = entry.Position < text.Length ? text.Slice(entry.Position, 1)[0].Start : draft.Length;
        return (at, at);
    }

    private void Note(Edit piece, (int Start, int End) origin)
    {
        var known = edits.GetValueOrDefault(piece.Number);
        edits[piece.Number] = known is null
            ? new PlacedEdit(piece.Number, origin.Start, origin.End, piece.Before, piece.After, piece.Rule, piece.Certain)
            : known with { End = origin.End, Before = known.Before + piece.Before, After = known.After + piece.After };
    }
}
