using System.Buffers;

namespace Gazette.Cleaning;

/// <summary>
/// Turns half-width punctuation between Han back into full-width, where a converter made it so: there the article has no,
/// or hardly any, full-width commas, though it ends its sentences with 。 An article that mixes both widths, or ends its
/// sentences with a full stop, was typed so and stays. Marks beside numbers, times, addresses and Latin words keep theirs;
/// full-width letters and digits stay.
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

    private const double MaxShareLeftAmongPinyin = 0.6;

    /// <summary>Shorter lines are labels, captions and lists of words.</summary>
    private const int ProseHan = 10;

    private static readonly SearchValues<char> Marks = SearchValues.Create(Half);

    public string Name => "half-width-punctuation";

    public void Apply(Draft draft, IReadOnlyList<Line> all)
    {
        var lines = all.Where(l => !l.IsCode).ToList();
        // Brackets of pinyin kept their neighbours from the converter: there, full-width marks were left.
        var maxLeft = draft.Report.Repairs.Any(r => r.Rule == PinyinAnnotations.RuleName) ? MaxShareLeftAmongPinyin : MaxShareLeft;
        var counts = lines.Where(l => Han.Count(l.Text) >= ProseHan).Aggregate(new MarkCounts(maxLeft), (sum, line) => sum.Add(line.Text));
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
        var brackets = Brackets(text);
        for (var i = 0; i < text.Length; i++)
        {
            var mark = Half.IndexOf(text[i], StringComparison.Ordinal);
            if (mark < 0 || !counts.MayChange(mark) || !((IsBetweenHan(text, i) && !brackets.Odd.Contains(i)) || brackets.Pairs.Contains(i) || (counts.MayChangeBeside(mark) && IsBesideHan(text, i))))
                continue;
            // The space that stood for the other half of the sign.
            var length = text[i] != '(' && i + 1 < text.Length && text[i + 1] == ' ' ? 2 : 1;
            edits.Add(new TextEdit(i, length, Full[mark].ToString()));
        }

        return edits;
    }

    /// <summary>Where numbers, addresses and Latin words adjoin, the mark may be theirs.</summary>
    private static bool IsBetweenHan(string text, int i)
    {
        if (IsTrace(text, i) || IsSmile(text, i) || (text[i] == ';' && EndsEntity(text, i)))
            return false;
        var next = i + 1 < text.Length && text[i + 1] == ' ' ? i + 2 : i + 1;
        return IsSide(text, i - 1, -1) && (next >= text.Length || IsSide(text, next, 1));
    }

    /// <summary>A number or a short word of letters stands on the other side.</summary>
    private static bool IsBesideHan(string text, int i)
    {
        if (i == 0 || i + 1 >= text.Length || text[i + 1] is ' ' or '/' || IsTrace(text, i) || IsSmile(text, i) || (text[i] == ';' && EndsEntity(text, i)))
            return false;
        return Han.IsOrSign(text[i - 1]) || (Han.IsOrSign(text[i + 1]) && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '%' or ')' or '"' or '℃' or '°'));
    }

    /// <summary>Han, their signs and other marks; through a quotation mark, what it encloses decides.</summary>
    private static bool IsSide(string text, int i, int direction)
    {
        if (i < 0 || i >= text.Length)
            return false;
        if (text[i] is '"' or '\'')
            return i + direction < 0 || i + direction >= text.Length || Han.IsOrSign(text[i + direction]);
        return Han.IsOrSign(text[i]) || Half.Contains(text[i], StringComparison.Ordinal);
    }

    private static bool IsSmile(string text, int i) => text[i] switch
    {
        ':' or ';' => i + 1 < text.Length && text[i + 1] == ')',
        ')' => i > 0 && text[i - 1] is ':' or ';',
        _ => false,
    };

    /// <summary>Lost bytes look like this: 体育?。?定于.</summary>
    private static bool IsTrace(string text, int i) =>
        text[i] == '?' && i > 0 && (text[i - 1] is '?' or '。' or '？' || (i + 1 < text.Length && text[i + 1] is '?' or '。' or '？'));

    private static bool EndsEntity(string text, int i) => text.AsSpan(Math.Max(0, i - 8), Math.Min(8, i)).Contains('&');

    /// <summary>Pairs around Han of which one half stands between Han: the other goes with it. Other pairs stay as they are.</summary>
    private static (HashSet<int> Pairs, HashSet<int> Odd) Brackets(string text)
    {
        var (pairs, odd) = (new HashSet<int>(), new HashSet<int>());
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(')
                open.Push(i);
            if (text[i] != ')' || !open.TryPop(out var start))
                continue;
            var isPair = IsSide(text, start + 1, 1) && IsSide(text, i - 1, -1) && (IsBetweenHan(text, start) || IsBetweenHan(text, i));
            (isPair ? pairs : odd).UnionWith([start, i]);
        }

        return (pairs, odd);
    }

    /// <summary>How often each mark stands between Han in either width.</summary>
    private sealed class MarkCounts(double maxShareLeft)
    {
        private readonly int[] half = new int[Half.Length];
        private readonly int[] full = new int[Full.Length];
        private readonly int[] halfBeside = new int[Half.Length];
        private readonly int[] fullBeside = new int[Full.Length];
        private int han;
        private int kana;
        private int stops;
        private int westernStops;

        public bool ShowDamage =>
            half[0] > 0
            && Sum(half) >= MinTelling
            && MayChange(0)
            && stops > 0
            && westernStops <= MaxShareLeft * stops
            // Japanese writes its question marks in either width.
            && kana * 20 <= han;

        public bool MayChange(int mark) => full[mark] <= maxShareLeft * half[mark];

        /// <summary>With Han on one side: only where no such mark is full-width, and brackets and colons never.</summary>
        public bool MayChangeBeside(int mark) => mark < Telling && halfBeside[mark] > 0 && fullBeside[mark] == 0 && half[mark] >= MinTelling;

        public MarkCounts Add(string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                var c = text[i];
                stops += c == '。' ? 1 : 0;
                han += Han.Is(c) ? 1 : 0;
                kana += c is >= '\u3041' and <= '\u30FF' and not '\u30FB' ? 1 : 0;
                if (i > 0 && (c < '\x7F' || c >= '\uFF01'))
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
            var isBetween = IsBetweenHan(text, i);
            if (!isBetween && !IsBesideHan(text, i))
                return;
            if (text[i] == '.')
                westernStops += isBetween ? 1 : 0;
            else if (Half.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var mark)
                (isBetween ? half : halfBeside)[mark]++;
            else if (Full.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var wide && !(i + 1 < text.Length && text[i + 1] == ' '))
                (isBetween ? full : fullBeside)[wide]++;
        }
    }
}
