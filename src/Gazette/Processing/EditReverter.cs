using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Processing;

/// <summary>Finds the edits that editors want undone among those of this run, and undoes them on the document.</summary>
internal sealed class EditReverter(DraftText text, RepairReport report, List<StaleCorrection> stale)
{
    /// <returns>What was undone, for the article's list.</returns>
    public IReadOnlyList<UndoneEdit> Apply(IReadOnlyList<Undo> undos)
    {
        if (undos.Count == 0)
            return [];
        var places = EditPlaces.Of(text.EditsOfRules());
        var reversal = new DocumentReverter(report.Edits);
        reversal.Undo(Wanted(undos, places, reversal));
        return Withdraw(places, reversal.Undone);
    }

    private List<int> Wanted(IReadOnlyList<Undo> undos, EditPlaces places, DocumentReverter reversal)
    {
        var found = new Dictionary<int, Undo>();
        foreach (var undo in undos)
        {
            if (places.Find(undo) is { } number)
                found[text.LogNumberOf(number)] = undo;
            else
                Leave(undo, "is no longer among the edits of this text, or can no longer be told from others. Look at the list of edits, and undo it there if it should be.");
        }

        var wanted = found.Keys.ToHashSet();
        foreach (var (number, undo) in found)
        {
            if (reversal.WhyNot(number, wanted, text) is not { } reason)
                continue;
            Leave(undo, reason);
            wanted.Remove(number);
        }

        return [.. wanted];
    }

    private void Leave(Undo undo, string reason) =>
        stale.Add(new StaleCorrection(StaleCorrection.Undo, $"The edit of {undo.Rule} that made \"{undo.Before}\" into \"{undo.After}\" {reason}"));

    private List<UndoneEdit> Withdraw(EditPlaces places, IReadOnlySet<int> undone)
    {
        var told = new List<UndoneEdit>();
        foreach (var log in undone)
        {
            if (text.NumberOf(log) is not { } number)
                continue;
            var edit = places[number];
            report.Withdraw(edit.Rule, edit.Certain, log);
            told.Add(new UndoneEdit(number, edit.Start, edit.End - edit.Start, edit.Before, edit.After, edit.Rule));
        }

        return [.. told.OrderBy(u => u.Number)];
    }
}
