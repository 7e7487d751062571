using System.Text;
using Gazette.Text;

namespace Gazette.Tests.Damage;

/// <summary>Full-width signs that a converter has made half-width.</summary>
internal static class WidthDamage
{
    private const string Wide = "，：；？（）！";
    private const string Narrow = ",:;?()!";

    public static IEnumerable<DamageKind> Kinds =>
    [
        Kind("all", line => Narrowed(line, "")),
        Kind("spaced", line => Narrowed(line, " ")),
        Kind("commas", line => line.Replace('，', ',')),
    ];

    private static DamageKind Kind(string name, Func<string, string> narrow) => new("halfwidth-" + name, copy =>
    {
        copy.Change(narrow);
        copy.Undecidable.UnionWith(Undecidable(copy));
        // Between digits or Latin words, everybody writes half-width.
        copy.Undecidable.UnionWith(copy.Expected.Where(paragraph => IsNarrowedBetweenOthers(paragraph, narrow(paragraph))));
        copy.Undecidable.UnionWith(copy.Expected.Where(paragraph => Alternatives(paragraph).Any(other => narrow(other) == narrow(paragraph))));
    }, ChineseOnly: true);

    /// <summary>
    /// Paragraphs with half-width signs of their own between Han. Where the copy has no full-width sign of that kind left, an
    /// original that had it full-width makes the same copy: nobody can say which one it was.
    /// </summary>
    private static IEnumerable<string> Undecidable(DamagedCopy copy)
    {
        var left = copy.Lines.SelectMany(l => Enumerable.Range(0, l.Length).Where(i => IsBetweenHan(l, i)).Select(i => l[i])).ToHashSet();
        return copy.Expected.Where(p => Enumerable.Range(0, p.Length).Any(i =>
            Narrow.IndexOf(p[i], StringComparison.Ordinal) is >= 0 and var sign && IsBetweenHan(p, i) && !left.Contains(Wide[sign])));
    }

    private static bool IsNarrowedBetweenOthers(string paragraph, string narrowed) => narrowed.Length == paragraph.Length && Enumerable.Range(1, Math.Max(0, paragraph.Length - 2)).Any(i =>
        paragraph[i] != narrowed[i] && !Han.IsOrSign(paragraph[i - 1]) && !Han.IsOrSign(paragraph[i + 1]));

    /// <summary>The same with one of its half-width signs full-width, and perhaps the space gone behind it.</summary>
    private static IEnumerable<string> Alternatives(string paragraph)
    {
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (Narrow.IndexOf(paragraph[i], StringComparison.Ordinal) is not (>= 0 and var sign))
                continue;
            yield return $"{paragraph[..i]}{Wide[sign]}{paragraph[(i + 1)..]}";
            if (i + 1 < paragraph.Length && paragraph[i + 1] == ' ')
                yield return $"{paragraph[..i]}{Wide[sign]}{paragraph[(i + 2)..]}";
        }
    }

    /// <summary>Between Han characters only, as a converter that "tidies" signs does it.</summary>
    private static string Narrowed(string line, string space)
    {
        var narrowed = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var sign = Wide.IndexOf(line[i], StringComparison.Ordinal);
            if (sign < 0 || !(i > 0 && Han.IsOrSign(line[i - 1])) || (i + 1 < line.Length && !Han.IsOrSign(line[i + 1])))
                narrowed.Append(line[i]);
            else
                narrowed.Append(Narrow[sign]).Append(i + 1 < line.Length && line[i] != '（' ? space : "");
        }

        return narrowed.ToString();
    }

    private static bool IsBetweenHan(string line, int i) => i > 0 && IsSide(line[i - 1]) && (i + 1 == line.Length || IsSide(line[i + 1]));

    private static bool IsSide(char c) => Han.IsOrSign(c) || Narrow.Contains(c, StringComparison.Ordinal);
}
