using Gazette.Articles;
using Gazette.Text.Scripts;
using Microsoft.AspNetCore.WebUtilities;

namespace Gazette.Serving.Reading;

/// <summary>The Chinese script that an address of ours asks for, as the values of <see cref="Pages.Reading.ReaderChoice.Script"/>.</summary>
internal static class VariantOfPath
{
    private const string Name = "variant";

    /// <summary>Null where it asks for none.</summary>
    public static string? Find(string path) =>
        QueryHelpers.ParseQuery(QueryOf(path)).GetValueOrDefault(Name) is [.., { } tag] && ChineseVariant.Find(tag) is { } variant ? (variant.IsSimplified ? "hans" : "hant") : null;

    /// <summary>The address of the same page as the reader has chosen it. What asks for that script already stays as it is: it may be one of a region.</summary>
    public static string Apply(string path, string choice)
    {
        if (Find(path) == choice)
            return path;
        var bare = path.Split('?')[0];
        var others = QueryHelpers.ParseQuery(QueryOf(path)).Where(each => each.Key != Name).SelectMany(each => each.Value, (each, value) => KeyValuePair.Create(each.Key, value));
        var plain = QueryHelpers.AddQueryString(bare, others);
        return choice switch
        {
            "hans" => Site.AddressIn(ChineseVariant.Simplified, plain),
            "hant" => Site.AddressIn(ChineseVariant.Traditional, plain),
            _ => plain,
        };
    }

    private static string QueryOf(string path) => path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? path[at..] : "";
}
