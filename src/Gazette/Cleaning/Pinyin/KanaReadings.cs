using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Pinyin;

/// <summary>
/// Removes the readings of Japanese words that a page set above them and that a copy left behind them: 東京(とうきょう). An author
/// gives a reading of a name here and there; all over a text, in front of words that everybody reads, they are a page's.
/// </summary>
internal sealed partial class KanaReadings : ICleaningRule
{
    private const int MinReadings = 8;

    /// <summary>One in so many characters of Han.</summary>
    private const int MaxHanToReading = 40;

    public string Name => "kana-readings";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var found = lines.Where(l => !l.IsCode && l.Text.AsSpan().IndexOfAnyInRange('\u3041', '\u30FA') >= 0)
            .Select(l => (Line: l, Edits: Find(l.Text)))
            .Where(f => f.Edits.Count > 0)
            .ToList();
        var count = found.Where(f => f.Line.Block is not null).Sum(f => f.Edits.Count);
        if (count < MinReadings || count * MaxHanToReading < lines.Where(l => l.Block is not null).Sum(l => Han.Count(l.Text)) || lines.Any(l => Lesson().IsMatch(l.Text)))
            return;
        foreach (var (line, edits) in found)
            line.Repair(draft.Report, Name, edits);
    }

    private static List<TextEdit> Find(string text)
    {
        var edits = new List<TextEdit>();
        foreach (Match match in Bracket().Matches(text))
        {
            var start = match.Index;
            while (start > 0 && text[start - 1] is ' ' or '\u3000')
                start--;
            // Brackets that lost what they held.
            if (start > 1 && text[start - 1] is ')' or '）' && text.AsSpan(0, start - 1).TrimEnd() is [.., '(' or '（'] before)
                start = before.Length - 1;
            if (start > 0 && (Han.Is(text[start - 1]) || text[start - 1] == '々') && ReadingBrackets.ArePair(match.Value[0], match.Value[^1]))
                edits.Add(new TextEdit(start, match.Index + match.Length - start, ""));
        }

        return edits;
    }

    [GeneratedRegex("[(（\\[［{〔【〈《「＜/] ?[\u3041-\u3096\u30A1-\u30FAー・]{1,16} ?[)）\\]］}〕】〉》」＞/]", RegexOptions.None, 10000)]
    private static partial Regex Bracket();

    [GeneratedRegex("読み方|よみがな|読み仮名|ふりがな|振り仮名|ルビ|訓読み|音読み", RegexOptions.None, 10000)]
    private static partial Regex Lesson();
}
