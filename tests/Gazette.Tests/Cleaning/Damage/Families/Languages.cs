namespace Gazette.Tests.Damage.Families;

internal static class Languages
{
    public static readonly string[] All = ["zh-Hans", "zh-Hant", "en", "de", "fr", "es", "it", "pt", "nl", "ru", "ja", "ko"];

    /// <summary>By the first part of the id, as our own texts have it.</summary>
    public static string Of(Original original) => original.Id.Split('-')[0] switch
    {
        "hans" => "zh-Hans",
        "hant" => "zh-Hant",
        var prefix when All.Contains(prefix) => prefix,
        _ => original.IsChinese ? "zh-Hans" : "en",
    };
}
