using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning.Repetition;

/// <summary>
/// Removes the later copy of passages that stand twice: whole bodies, runs of paragraphs, paragraphs doubled on the spot, the
/// headline as first line. The report counts lines removed; a run is one sample.
/// </summary>
internal sealed class RepeatedPassages : ICleaningRule
{
    /// <summary>Lines that may stand between the page's top and a repeated headline.</summary>
    private const int HeadLines = 3;

    /// <summary>Two Han make a headline like 通知, which an article may well begin with.</summary>
    private const int MinTitleWeight = 4;

    public string Name => "repeated-passages";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var passages = lines.Select(Passage.Of).Where(p => p.Key.Length > 0).ToList();
        var titleKey = Passage.Fold(draft.Metadata.Title ?? "");
        RemoveHeadline(passages, titleKey, Passage.EndsSentenceIn(draft.Metadata.Title ?? ""), draft.Report);
        foreach (var copy in new RepeatedRuns(draft.Budget.Watch(passages), titleKey).Find())
            Remove(passages.GetRange(copy.Start, copy.Length), draft.Report);
    }

    private void RemoveHeadline(List<Passage> passages, string titleKey, bool endsSentence, RepairReport report)
    {
        if (Passage.WeightOf(titleKey) < MinTitleWeight)
            return;
        for (var i = 0; i < HeadLines && i < passages.Count - 1; i++)
        {
            // A poem's first verse may be its headline, with a full stop.
            if (passages[i].Key == titleKey && (endsSentence || !passages[i].EndsSentence))
            {
                Remove([passages[i]], report);
                passages.RemoveAt(i--);
            }
            else if (passages[i].IsProse)
            {
                return;
            }
        }
    }

    private void Remove(List<Passage> copy, RepairReport report)
    {
        var number = report.Edits.Reserve(copy.Count);
        report.Add(Name, string.Join('\n', copy.Select(p => p.Line.Content.Trim())), "", count: copy.Count, edit: number);
        foreach (var passage in copy)
            passage.Line.Remove(report.Edits, number++, Name);
    }
}
