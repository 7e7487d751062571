using System.Text;
using Gazette.Text;

namespace Gazette.Tests.Damage;

/// <summary>Damage that takes the text itself away: it can be reported, and never undone.</summary>
internal static class LossDamage
{
    /// <summary>No more than a report keeps samples of.</summary>
    private const int MaxPlaces = 4;

    /// <summary>Characters to either side by which a report's sample is told from another.</summary>
    public const int Around = 3;

    private const string Stop = "。";
    private const string Question = "？";

    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936, new EncoderReplacementFallback("?"), new DecoderReplacementFallback("?"))!;

    private static readonly Encoding Utf8AsGbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    public static IEnumerable<DamageKind> Kinds =>
    [
        new("lost-bytes", copy => Damage(copy, Signs, LoseBytes), IsReversible: false, ChineseOnly: true, Order: 0),
        new("lost-question", copy => Damage(copy, Stops, _ => "?" + Question + "h"), IsReversible: false, ChineseOnly: true, Order: 0),
        new("lost-kunjinkao", copy => Damage(copy, Words, text => Utf8AsGbk.GetString(Encoding.UTF8.GetBytes(new string('\uFFFD', 2 * text.Length)))), IsReversible: false, ChineseOnly: true, Order: 0),
        new("lost-fffd", copy => Damage(copy, Words, text => new string('\uFFFD', text.Length)), IsReversible: false, Order: 0),
    ];

    /// <summary>Whether a text holds a place of lost text as it was found; its neighbours may have got other spaces and widths.</summary>
    public static bool IsKept(string lost, string text)
    {
        var (around, damage) = (ParagraphMatch.Narrow(lost[..Around]), lost[Around..]);
        for (var at = text.IndexOf(damage, StringComparison.Ordinal); at >= 0; at = text.IndexOf(damage, at + 1, StringComparison.Ordinal))
        {
            if (ParagraphMatch.Narrow(text[Math.Max(0, at - (4 * Around))..at]).EndsWith(around, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>A Han character and the full-width sign after it.</summary>
    private static (int, int)? Signs(string line, int at) =>
        at > Around && at + 2 < line.Length && Han.Is(line[at - 1]) && Han.Is(line[at]) && "，：；！？（）".Contains(line[at + 1], StringComparison.Ordinal) && Han.Is(line[at + 2]) ? (at, 2) : null;

    /// <summary>A full stop and the character after it, which becomes its second byte alone.</summary>
    private static (int, int)? Stops(string line, int at) =>
        at > Around && at + 3 < line.Length && Han.Is(line[at - 1]) && line[at] == Stop[0] && Han.Is(line[at + 1]) && Han.Is(line[at + 2]) ? (at, 2) : null;

    private static (int, int)? Words(string line, int at) =>
        at > Around && at + 4 < line.Length && char.IsLetter(line[at]) && char.IsLetter(line[at + 1]) ? (at, 2) : null;

    /// <summary>
    /// An edit that looked for 。 by its bytes A1 A3 found them across two characters and cut there. Where the character's
    /// second byte is another, it is made A1: a reader of the damage can't tell the 72 such characters apart anyway.
    /// </summary>
    private static string LoseBytes(string text)
    {
        var bytes = Gbk.GetBytes(text);
        bytes[1] = 0xA1;
        return Gbk.GetString(bytes.AsSpan(0, 1)) + Gbk.GetString(bytes.AsSpan(1, 2)) + Gbk.GetString(bytes.AsSpan(3));
    }

    private static void Damage(DamagedCopy copy, Func<string, int, (int Start, int Length)?> find, Func<string, string> damage)
    {
        var lines = Enumerable.Range(0, copy.Lines.Count).ToArray();
        copy.Random.Shuffle(lines);
        foreach (var i in lines)
        {
            if (copy.Lost.Count >= MaxPlaces)
                return;
            var places = Enumerable.Range(0, copy.Lines[i].Length).Select(at => find(copy.Lines[i], at)).OfType<(int Start, int Length)>().ToList();
            if (places.Count > 0)
                Damage(copy, i, places[copy.Random.Next(places.Count)], damage);
        }
    }

    private static void Damage(DamagedCopy copy, int i, (int Start, int Length) place, Func<string, string> damage)
    {
        var line = copy.Lines[i];
        var end = place.Start + place.Length;
        var lost = damage(line[place.Start..end]);
        copy.Lines[i] = copy.Expected[i] = string.Concat(line.AsSpan(0, place.Start), lost, line.AsSpan(end));
        copy.Lost.Add(string.Concat(line.AsSpan(place.Start - Around, Around), lost));
    }
}
