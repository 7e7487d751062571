namespace Gazette.Pages;

/// <summary>
/// A language that the interface speaks. This is the only list of them: a further one is a row here and its files in
/// <c>Pages/Languages</c> and <c>Pages/Desk/Rules</c>.
/// </summary>
/// <param name="Tag">BCP 47, as settings, files and pages write it.</param>
/// <param name="Regions">Where this one of several scripts is written, for tags that name no script.</param>
public sealed record InterfaceLanguage(string Tag, params IReadOnlyList<string> Regions)
{
    /// <summary>Of what is said to programmers, and where we do not speak the language of a page.</summary>
    public static readonly InterfaceLanguage English = new("en");

    /// <summary>Of several scripts of one language the usual one stands first; the first of all is the default of the settings.</summary>
    public static readonly IReadOnlyList<InterfaceLanguage> All = [new("zh-Hans"), new("zh-Hant", "TW", "HK", "MO"), English];

    /// <summary>For a sentence: <c>zh-Hans, zh-Hant or en</c>.</summary>
    public static string Choice => $"{string.Join(", ", All.SkipLast(1).Select(l => l.Tag))} or {All[^1].Tag}";

    private string Primary => Tag.Split('-')[0];

    private string? Script => Tag.Split('-') is [_, var script] ? script : null;

    /// <summary>Whether a setting may have this value; spelled as in <see cref="Tag"/>.</summary>
    public static bool IsTag(string text) => All.Any(l => l.Tag == text);

    /// <param name="language">BCP 47. By script where the tag names one, else by region; <see cref="English"/> for what we do not speak.</param>
    public static InterfaceLanguage For(string language)
    {
        var subtags = language.Split('-', '_');
        var spoken = All.Where(l => Is(l.Primary, subtags[0])).ToList();
        return spoken.Find(l => subtags.Any(s => Is(s, l.Script)))
            ?? spoken.Find(l => l.Regions.Any(region => subtags.Any(s => Is(s, region))))
            ?? spoken.FirstOrDefault(English);
    }

    /// <summary>False where the page is in another language, and this one stands in.</summary>
    public bool IsOf(string language) => Is(language.Split('-', '_')[0], Primary);

    private static bool Is(string subtag, string? other) => string.Equals(subtag, other, StringComparison.OrdinalIgnoreCase);
}
