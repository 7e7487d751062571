using System.Buffers;

namespace Gazette.Cleaning;

/// <summary>
/// Turns half-width punctuation of Chinese text back into full-width, where a converter made it so: the article has no,
/// or hardly any, full-width commas, semicolons, question and exclamation marks, though it ends its sentences with 。
/// An article that mixes both widths, or ends its sentences with a full stop, was typed so and stays.
/// Numbers, times, addresses, Latin sentences and list numbers keep theirs; full-width letters and digits stay.
/// </summary>
internal sealed class Widths : ICleaningRule
{
    private const string Half = ",;?!:()";
    private const string Full = "，；？！：（）";

    /// <summary>Of <see cref="Half"/>: what an author also types half-width by habit proves nothing.</summary>
    private const int Telling = 4;

    private const int MinTelling = 3;

    /// <summary>Full-width marks that a converter may have missed, in numeric entities or quotations.</summary>
    private const double MaxShareLeft = 0.03;

    /// <summary>Shorter lines are labels, captions and lists of words.</summary>
    private const int ProseHan = 10;

    private static readonly SearchValues<char> Marks = SearchValues.Create(Half);

    public string Name => "half-width-punctuation";

    public void Apply(Draft draft, IReadOnlyList<Line> all)
    {
        var lines = all.Where(l => !l.IsCode).ToList();
        var counts = lines.Where(l => Han.Count(l.Text) >= ProseHan).Aggregate(new MarkCounts(), (sum, line) => sum.Add(line.Text));
        if (!counts.ShowDamage)
            return;
        foreach (var line in lines)
            line.Repair(draft.Report, Name, Find(line.Text, counts));
    }

    private static List<TextEdit> Find(string text, MarkCounts counts)
    {
        var edits = new List<TextEdit>();
        if (text.AsSpan().IndexOfAny(Marks) < 0 || Han.Count(text) == 0)
            return edits;
        var closing = Brackets(text);
        for (var i = 0; i < text.Length; i++)
        {
            var mark = Half.IndexOf(text[i], StringComparison.Ordinal);
            if (mark < 0 || !counts.MayChange(mark))
                continue;
            if (text[i] is '(' or ')' ? closing.Contains(i) : IsChinese(text, i))
                edits.Add(new TextEdit(i, 1, Full[mark].ToString()));
        }

        return edits;
    }

    private static bool IsChinese(string text, int i)
    {
        var before = i > 0 ? text[i - 1] : '\n';
        var after = i + 1 < text.Length ? text[i + 1] : '\n';
        // Lost bytes look like this: 体育?。?定于.
        if (text[i] == '?' && (before is '?' or '。' or '？' || after is '?' or '。' or '？'))
            return false;
        // The end of an entity, a smiley.
        if ((text[i] == ';' && EndsEntity(text, i)) || (text[i] is ':' or ';' && after is ')' or '('))
            return text[i] is ':' && IsHanSide(before) && after == '(';
        return IsHanSide(before) ? after != '/' : Han.IsOrSign(after) && (char.IsLetterOrDigit(before) || before is '%' or ')' or '"' or '℃' or '°');
    }

    private static bool EndsEntity(string text, int i) => text.AsSpan(Math.Max(0, i - 8), Math.Min(8, i)).Contains('&');

    private static bool IsHanSide(char c) => Han.IsOrSign(c) && c is not ('，' or '；' or '：');

    /// <summary>Places of brackets that belong to Chinese text: they follow upon Han, or hold it.</summary>
    private static HashSet<int> Brackets(string text)
    {
        var places = new HashSet<int>();
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(')
                open.Push(i);
            if (text[i] != ')' || !open.TryPop(out var start))
                continue;
            var isChinese = (start > 0 && IsHanSide(text[start - 1]))
                || IsHanSide(text[start + 1])
                || (i + 1 < text.Length && Han.Is(text[i + 1]));
            if (isChinese)
                places.UnionWith([start, i]);
        }

        return places;
    }

    /// <summary>How often each mark stands beside Han in either width.</summary>
    private sealed class MarkCounts
    {
        private readonly int[] half = new int[Half.Length];
        private readonly int[] full = new int[Full.Length];
        private int han;
        private int kana;
        private int stops;
        private int westernStops;

        public bool ShowDamage =>
            half[0] > 0
            && Sum(half) >= MinTelling
            && Sum(full) <= MaxShareLeft * Sum(half)
            && stops > 0
            && westernStops <= MaxShareLeft * stops
            // Japanese writes its question marks in either width.
            && kana * 20 <= han;

        public bool MayChange(int mark) => full[mark] <= MaxShareLeft * half[mark];

        public MarkCounts Add(string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                var c = text[i];
                stops += c == '。' ? 1 : 0;
                han += Han.Is(c) ? 1 : 0;
                kana += c is >= '\u3041' and <= '\u30FF' and not '\u30FB' ? 1 : 0;
                if (Full.IndexOf(c, StringComparison.Ordinal) is >= 0 and var wide)
                    full[wide]++;
                else if (i > 0 && Han.Is(text[i - 1]) && c is < '\x7F')
                    Count(text, i);
            }

            return this;
        }

        private static int Sum(ReadOnlySpan<int> counts)
        {
            var sum = 0;
            foreach (var count in counts[..Telling])
                sum += count;
            return sum;
        }

        private void Count(string text, int i)
        {
            var endsOrMeetsHan = i + 1 == text.Length || Han.IsOrSign(text[i + 1]) || text[i + 1] == ' ';
            if (text[i] == '.' && endsOrMeetsHan)
                westernStops++;
            else if (Half.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var mark)
                half[mark]++;
        }
    }
}
