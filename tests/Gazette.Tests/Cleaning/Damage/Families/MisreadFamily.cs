using System.Text;

namespace Gazette.Tests.Damage.Families;

/// <summary>Bytes of one character set read as those of another, and bytes that are gone.</summary>
internal static class MisreadFamily
{
    private static readonly string[] Kunjinkao = ["锟斤拷", "锟斤拷锟斤拷", "烫烫烫", "屯屯屯"];

    /// <summary>Where every byte has its character, all of it can be turned back; else a person has to look.</summary>
    public static void Misread(DamagedCopy copy, FamilyData data)
    {
        var sets = copy.Random.Of(data.Entries("characters", "misread")).Split(' ');
        copy.Notes.Add(string.Join(' ', sets));
        var someOnly = copy.Random.Next(4) == 0;
        for (var i = 0; i < copy.Lines.Count; i++)
        {
            if (someOnly && copy.Random.Next(2) == 0)
                continue;
            var (misread, isReversible) = Read(copy.Lines[i], sets);
            copy.Lines[i] = misread;
            copy.MustAsk |= !isReversible;
        }

        if (!someOnly)
            copy.Title = Read(copy.Title, sets).Text;
    }

    public static void Lost(DamagedCopy copy, FamilyData data)
    {
        var random = copy.Random;
        var kind = random.Of(data.Entries("characters", "lost"));
        copy.Notes.Add(kind);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var i = random.Next(copy.Lines.Count);
            var line = copy.Lines[i];
            var at = line.Length < 8 ? 0 : random.Next(2, line.Length - 5);
            if (at == 0 || !line.AsSpan(at, 3).ToArray().All(char.IsLetter))
                continue;
            // A letter of one byte leaves nothing behind, and some leave what nobody sees.
            if (kind == "byte-cut" && (line[at] < '\u0080' || line[at] is 'à' or 'í'))
                continue;
            copy.MustAsk = true;
            copy.Lines[i] = string.Concat(line.AsSpan(0, at), Destroyed(line.Substring(at, 3), kind, random), line.AsSpan(at + 3));
        }
    }

    /// <summary>What a word looks like when it is read in the wrong set, for texts that tell of it.</summary>
    public static string Sample(string word, FamilyData data, Random random) => Read(word, random.Of(data.Entries("characters", "misread")).Split(' ')).Text;

    private static string Destroyed(string text, string kind, Random random) => kind switch
    {
        "question" => new string('?', Encoding.UTF8.GetByteCount(text)),
        "replacement" => new string('\uFFFD', random.Next(1, 7)),
        "kunjinkao" => random.Of(Kunjinkao[..2]),
        "tang" => random.Of(Kunjinkao[2..]),
        "byte-cut" => Set("windows-1252").GetString(Encoding.UTF8.GetBytes(text).AsSpan(1)),
        _ => Set("windows-1252").GetString(Encoding.UTF8.GetBytes(text)).Insert(1, "?").Remove(2, 1),
    };

    private static (string Text, bool IsReversible) Read(string text, string[] sets)
    {
        var read = text;
        // What the set has not was never written in it.
        if (Set(sets[0]).GetString(Set(sets[0]).GetBytes(text)) != text)
            return (text, true);
        for (var i = 0; i < sets.Length; i += 2)
            read = Set(sets[i + 1]).GetString(Set(sets[i]).GetBytes(read));
        var back = read;
        for (var i = sets.Length - 2; i >= 0; i -= 2)
            back = Set(sets[i]).GetString(Set(sets[i + 1]).GetBytes(back));
        return (read, back == text);
    }

    private static Encoding Set(string name) => name == "utf-8" ? new UTF8Encoding(false) : CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback) ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
}
