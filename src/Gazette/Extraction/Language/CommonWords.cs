using System.Collections.Frozen;

namespace Gazette.Extraction.Language;

/// <summary>Languages in Latin letters, told by their commonest words.</summary>
internal static class CommonWords
{
    /// <summary>A text in which fewer words are among a language's commonest is not in that language.</summary>
    private const double MinShare = 0.12;

    /// <summary>The next language has to stay behind by this, or the two are too near to tell.</summary>
    private const double MinLead = 1.2;

    private const int MinWords = 3;

    /// <summary>Longer texts need no more counting.</summary>
    private const int LookedAtWords = 3_000;

    private static readonly (string Language, string Words)[] Lists =
    [
        ("en", "the of and to in a is that for it as was with on be at by this have from or are not but had has which will an their they its we our you your can"),
        ("fr", "le la les des et est une un dans pour que qui du au sur pas par avec ce il elle sont plus aux ont été à de en cette leur mais"),
        ("de", "der die das und ist nicht ein eine den dem von zu mit sich auf für im des auch werden hat wird bei sind als oder nach einer am"),
        ("es", "el la los las de que y en un una por con para del se es como más su al lo sus fue son este esta pero han"),
        ("pt", "o os as que de do da em um uma para com não por dos das no na ao é mais como foi pela seu sua também são"),
        ("it", "il la le di che e un una per con non del della è sono gli nel alla dei si da più dal ha come anche questo"),
        ("nl", "de het een en van is dat op te in niet zijn voor met aan er door ook om naar bij wordt werd heeft"),
        ("sv", "och att det som en på är av för med den inte till ett har om de var från"),
        ("da", "og det at en til er som på af for med ikke den har de blev også efter var et fra"),
        ("nb", "og det at en til er som på av for med ikke den har de ble også etter var et fra"),
        ("fi", "ja on ei se että oli kun ovat myös mutta hän joka tai kuin sekä ole"),
        ("pl", "i w na z się nie do jest to że po od przez oraz jak dla za o są był"),
        ("cs", "a se na v je že z do s o jako pro ale by jsou který od po při"),
        ("hu", "a az és hogy nem is egy ez van volt csak meg már el ki"),
        ("ro", "și de la în cu pe nu un o care din pentru este sunt mai au fost"),
        ("tr", "ve bir bu için ile da de çok olarak daha olan gibi ne kadar sonra en"),
        ("id", "yang dan di dengan untuk dari ini itu pada tidak dalam akan adalah telah oleh ke juga"),
    ];

    private static readonly FrozenDictionary<string, uint> Masks = Lists
        .SelectMany((list, i) => list.Words.Split(' ').Select(word => (word, Mask: 1u << i)))
        .GroupBy(w => w.word, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Aggregate(0u, (mask, w) => mask | w.Mask), StringComparer.OrdinalIgnoreCase);

    private static readonly char[] Marks = [',', '.', ';', ':', '!', '?', '"', '“', '”', '„', '(', ')', '«', '»', '¿', '¡'];

    /// <param name="preferred">The language that decides between two that are near; null for none.</param>
    /// <returns>Null when the text is too short or in none of these languages.</returns>
    public static string? LanguageOf(ReadOnlySpan<char> text, string? preferred)
    {
        var masks = Masks.GetAlternateLookup<ReadOnlySpan<char>>();
        var (words, counts) = (0, new int[Lists.Length]);
        for (var at = 0; at < text.Length && words < LookedAtWords;)
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
                at++;
            if (at++ == start)
                continue;
            words++;
            if (!masks.TryGetValue(text[start..(at - 1)].Trim(Marks), out var mask))
                continue;
            for (var i = 0; i < counts.Length; i++)
                counts[i] += (int)(mask >> i) & 1;
        }

        if (words < MinWords)
            return null;

        var order = Enumerable.Range(0, counts.Length).OrderByDescending(i => counts[i]).ToArray();
        if (counts[order[0]] < words * MinShare)
            return null;
        if (counts[order[0]] >= counts[order[1]] * MinLead)
            return Lists[order[0]].Language;
        return order.TakeWhile(i => counts[i] * MinLead > counts[order[0]]).Select(i => Lists[i].Language).FirstOrDefault(l => l == preferred);
    }
}
