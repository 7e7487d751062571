using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Processing;

/// <summary>
/// Takes edits back on the document, after all rules have worked: the others stay as they are, save those that worked on
/// the very characters that an undone one has left, which go with it.
/// </summary>
internal sealed class DocumentReverter
{
    private readonly EditLog log;
    private readonly Dictionary<int, List<EditLog.History>> places;
    private readonly HashSet<int> undone = [];

    public DocumentReverter(EditLog log)
    {
        this.log = log;
        places = log.Histories
            .SelectMany(h => h.Edits.Select(e => e.Number).Distinct().Select(n => (Number: n, History: h)))
            .GroupBy(p => p.Number, p => p.History)
            .ToDictionary(g => g.Key, g => g.ToList());
    }

    /// <summary>All of the log's numbers that are undone, in the end.</summary>
    public IReadOnlySet<int> Undone => undone;

    /// <summary>Why there is no text in which to restore what an edit has changed, as the end of a sentence; null when there is.</summary>
    /// <param name="wanted">All that is to be undone: what stands in a line that comes back can come back too.</param>
    public string? WhyNot(int number, IReadOnlySet<int> wanted, DraftText text)
    {
        foreach (var history in places[number])
        {
            if (history.Removal is { Number: var by } && by != number && !wanted.Contains(by))
                return $"stands in a line that edit {text.NumberOf(by)} has removed as a whole. Undo that one as well.";
            if (IsTakenByLayout(history, number))
                return "stands in an indent or a number that the page's layout shows in its own way. Correct the file itself and upload it again.";
        }

        return null;
    }

    public void Undo(IEnumerable<int> numbers)
    {
        undone.UnionWith(numbers);
        var waiting = new Queue<EditLog.History>(undone.SelectMany(n => places[n]).Distinct());
        while (waiting.TryDequeue(out var history))
        {
            foreach (var number in new EditReplay(history.Edits, undone).Dependent.Where(undone.Add))
                places[number].ForEach(waiting.Enqueue);
        }

        foreach (var history in undone.SelectMany(n => places[n]).Distinct().ToList())
            Restore(history);
    }

    private static bool IsTakenByLayout(EditLog.History history, int number)
    {
        var undone = new HashSet<int> { number };
        while (new EditReplay(history.Edits, undone).Dependent is { Count: > 0 } dependent)
            undone.UnionWith(dependent);
        return history.Edits.Exists(e => e.Rule == EditList.Layout && undone.Contains(e.Number));
    }

    private void Restore(EditLog.History history)
    {
        var kept = new EditReplay(history.Edits, undone).Kept;
        var text = new EditedText(history.Original);
        if (!kept.TrueForAll(e => text.TryReplace(e.Position, e.Before, e.After)))
            throw new InvalidOperationException("The log of edits does not fit the text that it was written for.");
        history.Edits.Clear();
        history.Edits.AddRange(kept);
        if (history.Removal is { } removal && undone.Contains(removal.Number))
        {
            history.Removal = null;
            log.PutBack(history.Node);
            if (removal.LineBreak is not null)
                log.PutBack(removal.LineBreak);
        }

        if (history.Node is IText node)
            node.Data = text.ToString();
    }
}
