using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Gazette.Sanitizing;

/// <summary>How a list shows its items, by its own attributes and styles.</summary>
internal enum ListMark
{
    Bullet,
    Number,

    /// <summary>一、二、三: no attribute says that.</summary>
    HanNumber,
}

/// <param name="Type">The value of the attribute <c>type</c> of a numbered list; null for plain figures.</param>
internal sealed partial record ListStyle(ListMark Mark, string? Type = null)
{
    private const int MaxItemsRead = 1_000;

    public static ListStyle Of(IElement list, string name)
    {
        var stated = Stated(list) ?? OfItems(list);
        return stated switch
        {
            null => name == "ol" ? new(ListMark.Number, TypeOf(list)) : new(ListMark.Bullet),
            "none" or "disc" or "circle" or "square" => new(ListMark.Bullet),
            "cjk-ideographic" or "simp-chinese-informal" or "simp-chinese-formal" or "trad-chinese-informal" or "trad-chinese-formal" or "cjk-decimal" or "japanese-informal" => new(ListMark.HanNumber),
            _ => new(ListMark.Number, TypeOfStyle(stated)),
        };
    }

    private static string? OfItems(IElement list)
    {
        var stated = list.Children.Where(c => c.LocalName == "li").Take(MaxItemsRead).Select(Stated).Distinct().Take(2).ToList();
        return stated is [var one] ? one : null;
    }

    private static string? Stated(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 } style && Declaration().Match(style) is { Success: true } match ? match.Groups["value"].Value.ToLowerInvariant() : null;

    private static string? TypeOf(IElement list) => list.GetAttribute("type") is ("a" or "A" or "i" or "I") and var type ? type : null;

    private static string? TypeOfStyle(string style) => style switch
    {
        "lower-alpha" or "lower-latin" => "a",
        "upper-alpha" or "upper-latin" => "A",
        "lower-roman" => "i",
        "upper-roman" => "I",
        _ => null,
    };

    // Of the shorthand, the words that say where the mark stands are no kind of mark.
    [GeneratedRegex("(?:^|[;\\s])list-style(?:-type)?\\s*:\\s*(?:inside\\s+|outside\\s+)?(?<value>none|disc|circle|square|decimal(?:-leading-zero)?|(?:lower|upper)-(?:alpha|latin|roman)|cjk-ideographic|cjk-decimal|(?:simp|trad)-chinese-(?:in)?formal|japanese-informal)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Declaration();
}
