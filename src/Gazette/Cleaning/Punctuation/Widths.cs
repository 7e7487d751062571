using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Punctuation;

/// <summary>
/// Turns half-width punctuation between Han back into full-width, where a converter made it so: there the article has no,
/// or hardly any, full-width commas, though it ends its sentences with 。 An article that mixes both widths, or ends its
/// sentences with a full stop, was typed so and stays. Marks beside numbers, times, addresses and Latin words keep theirs;
/// full-width letters and digits stay. The body tells for its headlines too.
/// </summary>
internal sealed class Widths : ICleaningRule
{
    /// <summary>Shorter lines are labels, captions and lists of words.</summary>
    private const int ProseHan = 10;

    /// <summary>Japanese, which writes its marks in either width, has more kana than this to its Han.</summary>
    private const double MaxKanaShare = 0.05;

    private static readonly HashSet<int> NoSeams = [];

    public string Name => "half-width-punctuation";

    public void Apply(Draft draft, IReadOnlyList<Line> all)
    {
        var lines = all.Where(l => !l.IsCode).ToList();
        var marked = lines.FindAll(l => HalfWidthMarks.AreIn(l.Text));
        if (marked.Count == 0 || EvidenceOf(lines, draft.Report.Edits) is not { ShowsDamage: true } evidence || IsJapanese(lines))
            return;
        foreach (var line in marked)
            line.Repair(draft.Report, Name, Find(line.Text, evidence));
        draft.Metadata.Title = Repaired(draft.Metadata.Title, evidence, draft.Report);
        draft.Metadata.Standfirst = Repaired(draft.Metadata.Standfirst, evidence, draft.Report);
    }

    /// <summary>The same for a headline, which was read from the page before the body could show anything.</summary>
    private string? Repaired(string? headline, WidthEvidence evidence, RepairReport report)
    {
        var edits = headline is null ? [] : Find(headline, evidence);
        if (edits.Count == 0)
            return headline;
        var repaired = headline!;
        for (var i = edits.Count - 1; i >= 0; i--)
            repaired = string.Concat(repaired.AsSpan(0, edits[i].Start), edits[i].Replacement, repaired.AsSpan(edits[i].End));
        report.Add(Name, headline!, repaired, count: edits.Count);
        return repaired;
    }

    private static WidthEvidence EvidenceOf(List<Line> lines, EditLog log)
    {
        var evidence = new WidthEvidence();
        foreach (var line in lines.Where(l => Han.Count(l.Text) >= ProseHan))
            evidence.Add(line.Text, log.IsEmpty ? NoSeams : RepairSeams.Of(line, log));
        return evidence;
    }

    private static bool IsJapanese(List<Line> lines)
    {
        var (han, kana) = (0, 0);
        foreach (var line in lines)
        {
            han += Han.Count(line.Text);
            kana += line.Text.Count(c => c is >= '\u3041' and <= '\u30FF' and not '\u30FB');
        }

        return kana > MaxKanaShare * han;
    }

    private static List<TextEdit> Find(string text, WidthEvidence evidence)
    {
        var edits = new List<TextEdit>();
        if (Han.Count(text) == 0)
            return edits;
        var brackets = BracketPairs.Of(text);
        for (var i = 0; i < text.Length; i++)
        {
            var mark = HalfWidthMarks.Half.IndexOf(text[i], StringComparison.Ordinal);
            if (mark >= 0 && (brackets.Mixed.Contains(i) || (evidence.MayChange(mark) && IsChinese(text, i, mark, brackets, evidence))))
                edits.Add(new TextEdit(i, LengthOf(text, i, evidence), HalfWidthMarks.Full[mark].ToString()));
        }

        return edits;
    }

    private static bool IsChinese(string text, int i, int mark, BracketPairs brackets, WidthEvidence evidence)
    {
        if (brackets.Pairs.Contains(i))
            return true;
        var isSpaced = HalfWidthMarks.IsBeforeSpace(text, i);
        if (isSpaced ? !evidence.MayChangeBeforeSpace(mark) : evidence.AddsSpaces && mark < HalfWidthMarks.Opening && i + 1 < text.Length && !HalfWidthMarks.IsSpace(text, i + 1))
            return false;
        return (HalfWidthMarks.IsBetweenHan(text, i) && !brackets.Odd.Contains(i)) || (evidence.MayChangeBeside(mark) && HalfWidthMarks.IsBesideHan(text, i));
    }

    /// <summary>With the space that stood for the other half of the sign.</summary>
    private static int LengthOf(string text, int i, WidthEvidence evidence) =>
        evidence.StripsSpaces && text[i] != '(' && HalfWidthMarks.IsSpace(text, i + 1) ? 2 : 1;
}
