namespace Gazette.Text.Scripts;

/// <summary>A way to write Chinese that readers can ask for.</summary>
/// <param name="Tag">BCP 47, as in addresses.</param>
/// <param name="IsSimplified">Which of the two scripts it is.</param>
public sealed record ChineseVariant(string Tag, bool IsSimplified)
{
    public static readonly ChineseVariant Simplified = new("zh-Hans", IsSimplified: true);

    public static readonly ChineseVariant Traditional = new("zh-Hant", IsSimplified: false);

    /// <summary>Traditional, with the words and forms of Taiwan.</summary>
    public static readonly ChineseVariant Taiwan = new("zh-TW", IsSimplified: false);

    /// <summary>Traditional, with the forms of Hong Kong.</summary>
    public static readonly ChineseVariant HongKong = new("zh-HK", IsSimplified: false);

    public static readonly IReadOnlyList<ChineseVariant> All = [Simplified, Traditional, Taiwan, HongKong];

    /// <summary>Null for what is none; letter case counts, so that each has one address.</summary>
    public static ChineseVariant? Find(string tag) => All.FirstOrDefault(variant => variant.Tag == tag);

    /// <summary>The one that a text is written in; null for another language.</summary>
    /// <param name="language">BCP 47.</param>
    public static ChineseVariant? Of(string language)
    {
        var subtags = language.Split('-', '_');
        if (!Is(subtags[0], "zh"))
            return null;
        if (subtags.Any(s => Is(s, "Hans")))
            return Simplified;
        return subtags.Any(s => Is(s, "TW")) ? Taiwan
            : subtags.Any(s => Is(s, "HK") || Is(s, "MO")) ? HongKong
            : subtags.Any(s => Is(s, "Hant")) ? Traditional
            : Simplified;
    }

    private static bool Is(string subtag, string other) => subtag.Equals(other, StringComparison.OrdinalIgnoreCase);
}
