using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Tests.Damage;

/// <summary>Compares two texts paragraph by paragraph, in order; white space may differ, and the marks of lists.</summary>
internal sealed partial class ParagraphMatch
{
    private ParagraphMatch(List<(string? Expected, string? Actual)> pairs) => Pairs = pairs;

    /// <summary>Equal ones side by side; null where the other side has none to match.</summary>
    public IReadOnlyList<(string? Expected, string? Actual)> Pairs { get; }

    public int Identical => Pairs.Count(p => p.Expected == p.Actual);

    /// <summary>Paragraphs that are missing or changed, and ones that should not be there.</summary>
    public int Faults => Math.Max(Pairs.Count(p => p.Actual is null), Pairs.Count(p => p.Expected is null));

    /// <summary>The same, without those of the given paragraphs that came back with other widths of signs and nothing else.</summary>
    public (int Faults, int Undecided) FaultsWithout(IReadOnlySet<string> undecidable)
    {
        if (undecidable.Count == 0)
            return (Faults, 0);
        var added = Pairs.Where(p => p.Expected is null).CountBy(p => Narrow(p.Actual!)).ToDictionary(StringComparer.Ordinal);
        var undecided = 0;
        foreach (var key in undecidable.Select(Plain).Where(p => Pairs.Contains((p, null))).Select(Narrow))
        {
            if (added.GetValueOrDefault(key) > 0)
                (undecided, added[key]) = (undecided + 1, added[key] - 1);
        }

        return (Faults - undecided, undecided);
    }

    /// <summary>Characters that one side has and the other has not.</summary>
    public int ChangedCharacters => Distance(
        string.Concat(Pairs.Where(p => p.Actual is null).Select(p => p.Expected)),
        string.Concat(Pairs.Where(p => p.Expected is null).Select(p => p.Actual)));

    /// <summary>Without white space and widths of signs.</summary>
    public static string Narrow(string text) => string.Concat(Visible(text).Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));

    public static ParagraphMatch Of(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (left, right) = (Plain(expected), Plain(actual));
        var lengths = CommonLengths(left, right);
        var pairs = new List<(string?, string?)>();
        var (i, j) = (0, 0);
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
                pairs.Add((left[i++], right[j++]));
            else if (j == right.Length || (i < left.Length && lengths[i + 1, j] >= lengths[i, j + 1]))
                pairs.Add((left[i++], null));
            else
                pairs.Add((null, right[j++]));
        }

        return new ParagraphMatch(pairs);
    }

    private static string[] Plain(IEnumerable<string> paragraphs) => [.. paragraphs.Select(Plain).Where(p => p.Length > 0)];

    private static string Plain(string paragraph)
    {
        var plain = new StringBuilder(paragraph.Length);
        foreach (var c in paragraph)
        {
            if (!char.IsWhiteSpace(c))
                plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return ListMark().Replace(plain.ToString().Trim(), "");
    }

    /// <summary>How many paragraphs the rests from each pair of places on have in common.</summary>
    private static int[,] CommonLengths<T>(IReadOnlyList<T> left, IReadOnlyList<T> right)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = EqualityComparer<T>.Default.Equals(left[i], right[j])
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static int Distance(string left, string right)
    {
        var (a, b) = (Visible(left), Visible(right));
        // Texts of whole pages would take a table of gigabytes; such a difference is no matter of characters.
        if ((long)a.Length * b.Length > 25_000_000)
            return Math.Max(a.Length, b.Length);
        var common = CommonLengths(a, b)[0, 0];
        return Math.Max(a.Length, b.Length) - common;
    }

    private static char[] Visible(string text) => [.. text.Where(c => !char.IsWhiteSpace(c))];

    [GeneratedRegex(@"^(?:[-*•·▪◦□→✓✗☞➢]\s+|[0-9]{1,3}[.)、]\s*|#{1,6}\s+)", RegexOptions.NonBacktracking)]
    private static partial Regex ListMark();
}
