using System.Text.RegularExpressions;
using Gazette.Extraction.Parsing;
using Gazette.Text;

namespace Gazette.Extraction.Styles;

/// <summary>Tells running text from code, verses and tables, all of which people set line by line.</summary>
internal static partial class ProseLines
{
    /// <summary>Cells; a Han character takes two. Verses are shorter.</summary>
    private const int MinLongest = 60;

    /// <summary>Letters; a Han character counts for three.</summary>
    private const int MinSize = 60;
    private const double MinShare = 0.6;
    private const double MaxSigns = 0.05;

    /// <summary>Lines with wide gaps in them that make a table.</summary>
    private const int MinColumns = 2;

    /// <summary>Cells; a line of a verse, an address or a signature.</summary>
    private const int MaxShort = 44;

    public static bool Are(string[] lines)
    {
        if (lines.Length == 0 || lines.Max(PlainTextParagraphs.Width) < MinLongest)
            return false;
        var (prose, all) = (0, 0);
        foreach (var (first, last) in Passages(lines))
        {
            var size = lines[first..(last + 1)].Sum(Size);
            all += size;
            prose += IsProse(lines[first..(last + 1)], size) ? size : 0;
        }

        return prose >= all * MinShare && prose > 0;
    }

    /// <summary>From one blank line to the next.</summary>
    public static IEnumerable<(int First, int Last)> Passages(string[] lines)
    {
        var first = -1;
        for (var i = 0; i <= lines.Length; i++)
        {
            var isBlank = i == lines.Length || string.IsNullOrWhiteSpace(lines[i]);
            if (!isBlank && first < 0)
                first = i;
            if (!isBlank || first < 0)
                continue;
            yield return (first, i - 1);
            first = -1;
        }
    }

    /// <summary>Set in columns, or drawn.</summary>
    public static bool AreSetOut(IEnumerable<string> lines) => lines.Count(l => Gap().IsMatch(l.Trim())) >= MinColumns;

    public static bool IsShort(string line) => PlainTextParagraphs.Width(line.Trim()) <= MaxShort;

    private static bool IsProse(string[] lines, int size) =>
        size >= MinSize && !AreSetOut(lines) && lines.Any(l => SentenceEnd().IsMatch(l)) && lines.Sum(l => l.Count(c => c is '{' or '}' or '=' or '<' or '>' or '_' or '\\' or '$' or '|')) <= size * MaxSigns;

    private static int Size(string line) => line.Count(char.IsLetterOrDigit) + (Han.Count(line) * 2);

    [GeneratedRegex("\\S(?: {3}|\\t)\\s*\\S|[─│┌┐└┘├┤═║]{2}|^[-+|=]{4,}$", RegexOptions.None, 10000)]
    private static partial Regex Gap();

    [GeneratedRegex("[。！？.!?][”’」』）)\"']?\\s*$", RegexOptions.None, 10000)]
    private static partial Regex SentenceEnd();
}
