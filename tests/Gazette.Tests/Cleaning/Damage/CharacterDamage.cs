using System.Text;

namespace Gazette.Tests.Damage;

/// <summary>Damage to single characters: entities that show, characters that nobody sees.</summary>
internal static class CharacterDamage
{
    private static readonly string[] Unseen = ["\u200B", "\uFEFF", "\u00AD", "\u2060", "\u200B\u200B", "\u200E", "\u200C"];

    private static readonly string[] Entities = ["&nbsp;", "&amp;nbsp;", "&#160;", "&ensp;", "&emsp;", "&amp;amp;nbsp;", "&#xa0;"];

    private static readonly Dictionary<char, string[]> Named = new()
    {
        ['“'] = ["&ldquo;", "&amp;ldquo;", "&#8220;"],
        ['”'] = ["&rdquo;", "&amp;rdquo;", "&#8221;"],
        ['‘'] = ["&lsquo;"],
        ['’'] = ["&rsquo;", "&#8217;", "&amp;rsquo;"],
        ['—'] = ["&mdash;", "&#8212;"],
        ['…'] = ["&hellip;"],
        ['·'] = ["&middot;"],
        ['&'] = ["&amp;", "&amp;amp;"],
        ['"'] = ["&quot;", "&amp;quot;", "&#34;"],
        ['《'] = ["&#12298;"],
        ['》'] = ["&#12299;"],
        ['é'] = ["&eacute;"],
        ['–'] = ["&ndash;", "&amp;ndash;"],
        ['£'] = ["&pound;"],
    };

    public static IEnumerable<DamageKind> Kinds =>
    [
        new("entities-named", copy => copy.Change(line => WithEntities(line, copy.Random))),
        new("entities-spaces", copy => copy.ChangeLines(line => Indented(line, copy.Random))),
        new("invisible-inside", copy => copy.Change(line => WithUnseen(line, copy.Random))),
        new("invisible-control", copy => copy.Lines[^1] = copy.Lines[^1].Insert(copy.Lines[^1].Length / 2, "\u0008")),
        new("invisible-spaces", copy => copy.ChangeLines(line => line.Replace(' ', "\u00A0\u2003\u2009\u202F"[copy.Random.Next(4)]))),
    ];

    private static string WithEntities(string line, Random random)
    {
        var written = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (Named.GetValueOrDefault(c) is { } names)
                written.Append(names[random.Next(names.Length)]);
            else if (c == ' ' && random.Next(4) == 0)
                written.Append(Entities[random.Next(Entities.Length)]);
            else
                written.Append(c);
        }

        return written.ToString();
    }

    private static string Indented(string line, Random random)
    {
        var space = Entities[random.Next(Entities.Length)];
        return random.Next(3) == 0 ? line + space : space + space + line;
    }

    private static string WithUnseen(string line, Random random)
    {
        var written = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            written.Append(c);
            if (random.Next(12) == 0)
                written.Append(Unseen[random.Next(Unseen.Length)]);
        }

        return written.ToString();
    }
}
