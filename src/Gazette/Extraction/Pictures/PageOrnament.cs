using System.Collections.Frozen;
using System.Globalization;
using AngleSharp.Dom;
using Gazette.Extraction.Blocks;

namespace Gazette.Extraction.Pictures;

/// <summary>
/// Tells images that belong to the page and not to the article by what their makers called them: icons, spacers, counters,
/// share buttons, avatars, advertisements, codes to scan.
/// </summary>
internal static class PageOrnament
{
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "icon", "icons", "ico", "logo", "logos", "favicon", "spacer", "blank", "pixel", "beacon", "tracker", "tracking", "counter", "avatar", "avatars", "gravatar", "touxiang",
        "share", "sharing", "social", "weixin", "wechat", "weibo", "qzone", "facebook", "twitter", "whatsapp", "linkedin", "telegram", "pinterest",
        "qr", "qrcode", "ewm", "erweima", "qrcodes", "ad", "ads", "advert", "advertisement", "sponsor", "adsense", "doubleclick",
        "btn", "button", "arrow", "arrows", "close", "print", "loading", "loader", "placeholder", "sprite", "bullet", "emoji", "smiley", "smilies", "rss",
        "gongan", "beian", "jiucuo", "wza", "dzjg");

    /// <summary>Folders and elements around it may be called so for another reason: the picture itself must be.</summary>
    private static readonly FrozenSet<string> WordsOfFiles = FrozenSet.Create(
        StringComparer.Ordinal, "dot", "line", "bg", "top", "nav", "menu", "search", "sj", "jt", "tb", "xian", "1x1", "transparent", "trans", "dy", "dyj", "gb", "fx", "fenxiang", "stat", "hits", "count");

    /// <summary>CSS pixels: what is smaller on the page is no picture to look at.</summary>
    private const int LeastSide = 33;

    public static bool Is(IElement image) =>
        IsDeclaredSmall(image)
        || WordsIn(image.ClassName).Concat(WordsIn(image.Id)).Any(Words.Contains)
        || PictureAddresses.Of(image).Any(IsOfOrnament)
        || IsInShareLink(image);

    private static bool IsDeclaredSmall(IElement image) =>
        (Side(image, "width") is { } width && width < LeastSide && width >= 0) || (Side(image, "height") is { } height && height < LeastSide && height >= 0);

    private static int? Side(IElement image, string name)
    {
        var value = image.GetAttribute(name)?.Trim() is { Length: > 0 } stated ? stated : StyleOf(image, name);
        var digits = value is null ? "" : string.Concat(value.TakeWhile(char.IsAsciiDigit));
        var unit = value?[digits.Length..].Trim().ToLowerInvariant();
        return unit is "" or "px" && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : null;
    }

    private static string? StyleOf(IElement image, string name) => (image.GetAttribute("style") ?? "").Split(';')
        .Select(rule => rule.Split(':', 2)).FirstOrDefault(rule => rule.Length == 2 && rule[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim();

    private static bool IsOfOrnament(string address)
    {
        if (PictureAddresses.IsData(address))
            return false;
        var path = address.Split('?', '#')[0].Replace('\\', '/').Split('/');
        var file = Path.GetFileNameWithoutExtension(path[^1]);
        return path.SkipLast(1).TakeLast(2).Append(file).SelectMany(WordsIn).Any(Words.Contains) || WordsOfFiles.Contains(file.ToLowerInvariant());
    }

    private static bool IsInShareLink(IElement image)
    {
        var link = image.ParentElement?.Closest("a");
        return link is not null && (WordsIn(link.ClassName).Concat(WordsIn(link.Id)).Any(Words.Contains)
            || (link.GetAttribute("href") ?? "").StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> WordsIn(string? name)
    {
        for (var at = 0; ClassWords.Next(name, ref at, out var start);)
            yield return name[start..at].ToLowerInvariant();
    }
}
