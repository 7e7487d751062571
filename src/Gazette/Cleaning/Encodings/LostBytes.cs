using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Encodings;

/// <summary>
/// Finds characters that a byte-wise edit of GBK text has destroyed. Words of a list are restored; the rest is marked as
/// doubtful and left as it is, for what the bytes were cannot be known.
/// </summary>
internal sealed partial class LostBytes : ICleaningRule
{
    private const string Resource = "Gazette.Cleaning.Data.lost-bytes.txt";

    private static readonly Lazy<IReadOnlyList<(string Damaged, string Repaired)>> Words = new(Read);

    public string Name => "lost-bytes";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        foreach (var line in lines.Where(l => !l.IsCode))
        {
            if (!line.Text.Contains('?', StringComparison.Ordinal))
                continue;
            if (Known(line.Text) is { } edit)
                line.Repair(draft.Report, Name, [edit]);
            Mark(line, draft.Report);
        }
    }

    private static TextEdit? Known(string text)
    {
        foreach (var (damaged, repaired) in Words.Value)
        {
            var at = text.IndexOf(damaged, StringComparison.Ordinal);
            if (at >= 0 && text.AsSpan(0, at).IsWhiteSpace() && EndsOrMeetsTag(text[(at + damaged.Length)..]))
                return new TextEdit(at, damaged.Length, repaired);
        }

        return null;
    }

    private static bool EndsOrMeetsTag(string rest) => rest.AsSpan().IsWhiteSpace() || TagStart().IsMatch(rest);

    private void Mark(Line line, RepairReport report)
    {
        foreach (Match match in Traces().Matches(line.Text))
            line.Mark(report, Name, new TextEdit(match.Index, match.Length, match.Value));
    }

    private static List<(string Damaged, string Repaired)> Read() =>
        [.. DataFile.Lines(Resource).Select(l => l.Split('\t')).Select(l => (l[0], l[1]))];

    [GeneratedRegex("^<?/?[a-z]+[0-9]?(\\s+[a-z-]+=[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex TagStart();

    // ?。? stands for a character, a full-width sign and perhaps one ASCII character; ?？h級 for 。縣級 and its like.
    [GeneratedRegex("[\u3400-\u9FFF]\\?(。\\?|？[A-Za-z][\u3400-\u9FFF])", RegexOptions.None, 10000)]
    private static partial Regex Traces();
}
