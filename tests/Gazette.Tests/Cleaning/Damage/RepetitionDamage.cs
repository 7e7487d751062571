using System.Text;
using Gazette.Text;

namespace Gazette.Tests.Damage;

/// <summary>Passages that stand twice.</summary>
internal static class RepetitionDamage
{
    public static IEnumerable<DamageKind> Kinds =>
    [
        new("repetition-whole", copy => copy.Lines.AddRange(copy.Lines.ToList()), Order: 2),
        new("repetition-whole-with-head", copy => copy.Lines.AddRange([copy.Title, .. copy.Lines]), Order: 2),
        new("repetition-run", copy => Run(copy, same => same), Order: 2),
        new("repetition-run-below", RunBelow, Order: 2),
        new("repetition-each", copy => Each(copy, same => same), Order: 2),
        new("repetition-headline", copy => copy.Lines.Insert(0, copy.Title), Order: 2),
        new("repetition-differing-whole", copy => copy.Lines.AddRange(copy.Lines.Select(Differ(copy)).ToList()), Order: 2),
        new("repetition-differing-run", copy => Run(copy, Differ(copy)), Order: 2),
        new("repetition-differing-each", copy => Each(copy, Differ(copy)), Order: 2),
    ];

    /// <summary>A run of three paragraphs and more that follows upon itself.</summary>
    private static void Run(DamagedCopy copy, Func<string, string> change)
    {
        var (start, length) = Choose(copy);
        copy.Lines.InsertRange(start + length, copy.Lines.GetRange(start, length).Select(change).ToList());
    }

    private static void RunBelow(DamagedCopy copy)
    {
        var (start, length) = Choose(copy);
        copy.Lines.AddRange(copy.Lines.GetRange(start, length));
    }

    private static void Each(DamagedCopy copy, Func<string, string> change)
    {
        var doubled = copy.Lines.SelectMany(l => new[] { l, change(l) }).ToList();
        copy.Lines.Clear();
        copy.Lines.AddRange(doubled);
    }

    /// <summary>Long enough that no one takes it for a refrain: a tenth of the text, and 200 Han characters or as many letters.</summary>
    private static (int Start, int Length) Choose(DamagedCopy copy)
    {
        var enough = Math.Min(copy.Lines.Sum(Weight), Math.Max(200, copy.Lines.Sum(Weight) / 10));
        var start = copy.Random.Next(copy.Lines.Count);
        while (start > 0 && copy.Lines.Skip(start).Sum(Weight) < enough)
            start--;
        var length = Math.Min(3, copy.Lines.Count - start);
        while (start + length < copy.Lines.Count && copy.Lines.GetRange(start, length).Sum(Weight) < enough)
            length++;
        return (start, length);
    }

    // Readings in brackets must not count: they go.
    private static int Weight(string line) => Han.Count(line) is > 0 and var han ? han : line.Length / 4;

    /// <summary>As two converters print one text: other spaces, other widths of signs.</summary>
    private static Func<string, string> Differ(DamagedCopy copy)
    {
        var isChinese = copy.Original.IsChinese;
        return line => copy.Random.Next(3) switch
        {
            0 => "\u3000\u3000" + line,
            1 when isChinese => line.Replace('，', ',').Replace("：", ": ", StringComparison.Ordinal),
            1 => line.Replace(", ", " , ", StringComparison.Ordinal),
            _ => WithSpaces(line, copy.Random),
        };
    }

    private static string WithSpaces(string line, Random random)
    {
        var spaced = new StringBuilder(line.Length + 8);
        foreach (var c in line)
        {
            spaced.Append(c);
            if ("，。、；,.”".Contains(c, StringComparison.Ordinal) && random.Next(3) == 0)
                spaced.Append(' ');
        }

        return spaced.ToString();
    }
}
