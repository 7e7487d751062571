using System.Text;

namespace Gazette.Tests.Damage.Families;

/// <summary>Characters that nobody sees, that no font has, or that stand written as entities.</summary>
internal static class CharacterFamily
{
    /// <summary>Around a symbol font's name, before its letter: a page sets them as markup, a plain text has neither.</summary>
    public const char FontStart = '\uFDD0';

    public const char FontEnd = '\uFDD1';

    private const string Western = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static void Invisible(DamagedCopy copy, FamilyData data)
    {
        var random = copy.Random;
        var characters = data.Entries("characters", "invisible");
        var spaces = data.Entries("characters", "spaces");
        string[] some = [.. Enumerable.Range(0, 3).Select(_ => random.Of(characters))];
        var chance = random.Of([0.005, 0.02, 0.1]);
        copy.Change(line =>
        {
            var written = new StringBuilder(line.Length * 2);
            for (var i = 0; i < line.Length; i++)
            {
                written.Append(line[i] == ' ' && random.NextDouble() < chance ? random.Of(spaces) : line[i].ToString());
                // Amid a character of two units or of signs that join it would break what it stands in.
                if (random.NextDouble() < chance && !char.IsHighSurrogate(line[i]) && (i + 1 == line.Length || line[i + 1] is not (>= '\u0300' and < '\u0370')))
                    written.Append(random.Of(some));
            }

            return written.ToString();
        });
    }

    /// <summary>Bullets and icons of a page's font: before a line, behind it, between two sentences.</summary>
    public static void Private(DamagedCopy copy, FamilyData data)
    {
        var random = copy.Random;
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            var i = random.Next(copy.Lines.Count);
            var (line, sign) = (copy.Lines[i], random.Of(data.Entries("characters", "private")));
            var end = line.IndexOfAny(['。', '！', '？']);
            copy.Lines[i] = random.Next(3) switch
            {
                0 => sign + random.Of(["", " ", "\u00A0", "\t"]) + line,
                1 => line + random.Of(["", " "]) + sign,
                _ => end >= 0 ? line.Insert(end + 1, sign) : sign + line,
            };
        }
    }

    public static void Bullets(DamagedCopy copy, FamilyData data)
    {
        var entry = copy.Random.Of(data.Entries("characters", "bullets"));
        var (font, sign) = (entry[..entry.LastIndexOf(' ')], entry[^1]);
        foreach (var i in Enumerable.Range(0, copy.Lines.Count).Where(_ => copy.Random.Next(2) == 0))
            copy.Lines[i] = $"{FontStart}{font}{FontEnd}{sign} {copy.Lines[i]}";
    }

    public static void Entities(DamagedCopy copy, FamilyData data)
    {
        var random = copy.Random;
        var spaces = data.Entries("characters", "space-entities");
        var named = new FamilyData(null).Entries("characters", "named").ToDictionary(l => l[0], l => l[2..].Split(' ').Where(data.IsInHalf).ToArray());
        var space = random.Of(spaces);
        copy.Change(line =>
        {
            var written = new StringBuilder(line.Length * 2);
            foreach (var c in line)
            {
                if (named.TryGetValue(c, out var names) && names.Length > 0)
                    written.Append(random.Of(names));
                else
                    written.Append(c == ' ' && random.Next(4) == 0 && MayBeParted(space) ? space : c.ToString());
            }

            return written.ToString();
        });
        foreach (var i in Enumerable.Range(0, copy.Lines.Count).Where(_ => random.Next(3) == 0).ToList())
            copy.Lines[i] = random.Next(3) == 0 ? copy.Lines[i] + space : space + space + copy.Lines[i];
    }

    /// <summary>Zero-width ones stand for no space.</summary>
    private static bool MayBeParted(string space) => !space.Contains("zw", StringComparison.Ordinal) && !space.Contains("8203", StringComparison.Ordinal);

    /// <summary>The signs that windows-1252 has between 80 and 9F, read as controls.</summary>
    public static void Controls(DamagedCopy copy, FamilyData data) => copy.Change(line =>
    {
        var written = new StringBuilder(line.Length);
        foreach (var c in line)
            written.Append(Western.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at && data.IsInHalf("c1 " + c) ? (char)(0x80 + at) : c);
        return written.ToString();
    });
}
