using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Extraction.Blocks;

namespace Gazette.Extraction.Pictures;

/// <summary>
/// Tells images that belong to the page and not to the article by what their makers called them: icons, spacers, counters,
/// share buttons, avatars, advertisements, codes to scan.
/// </summary>
internal static partial class PageOrnament
{
    /// <summary>Wherever they stand.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "favicon", "spacer", "beacon", "tracker", "avatar", "avatars", "gravatar", "touxiang", "weixin", "wechat", "weibo", "qzone",
        "qrcode", "qrcodes", "erweima", "ewm", "advert", "advertisement", "adsense", "doubleclick", "sprite", "smiley", "smilies", "emoji", "gongan", "beian", "jiucuo", "wza", "dzjg");

    /// <summary>Pictures may be of these things: their name must say nothing else.</summary>
    private static readonly FrozenSet<string> WordsAlone = FrozenSet.Create(
        StringComparer.Ordinal,
        "icon", "icons", "ico", "logo", "logos", "share", "sharing", "social", "facebook", "twitter", "whatsapp", "linkedin", "telegram", "pinterest", "qr", "ad", "ads", "sponsor",
        "btn", "button", "arrow", "arrows", "close", "print", "rss", "pixel", "tracking", "counter");

    /// <summary>Of <see cref="WordsAlone"/>, what is one at any size.</summary>
    private static readonly FrozenSet<string> WordsOfAnySize = FrozenSet.Create(StringComparer.Ordinal, "logo", "logos", "qr", "ad", "ads", "sponsor", "pixel", "tracking", "counter");

    /// <summary>Classes that the usual scripts for series of pictures give to what moves them.</summary>
    private static readonly FrozenSet<string> Controls = FrozenSet.Create(
        StringComparer.Ordinal,
        "carousel-indicators", "swiper-pagination", "swiper-thumbs", "slick-dots", "flex-control-nav", "flex-control-thumbs", "owl-dots", "owl-thumbs", "bx-pager", "splide__pagination", "gallery-thumbs", "lg-thumb");

    /// <summary>Elements and folders are called so for another reason: the file itself must be, and have no other name.</summary>
    private static readonly FrozenSet<string> WordsOfFiles = FrozenSet.Create(
        StringComparer.Ordinal, "blank", "placeholder", "loading", "loader", "dot", "line", "bg", "top", "nav", "menu", "search", "sj", "jt", "tb", "xian", "1x1", "transparent", "trans", "dy", "dyj", "gb", "fx", "fenxiang", "stat", "hits", "count");

    /// <summary>Words of a file's name among which one of <see cref="WordsAlone"/> still says what it is: <c>site-logo</c>.</summary>
    private const int MaxWords = 2;

    /// <summary>CSS pixels: what is smaller on the page is no picture to look at.</summary>
    private const int LeastSide = 33;

    /// <summary>CSS pixels of both sides: no button is so large.</summary>
    private const int LargeSide = 200;

    private const int LevelsOfControls = 4;

    public static bool Is(IElement image)
    {
        var isLarge = IsDeclaredLarge(image);
        return IsDeclaredSmall(image)
            || WordsIn(image.ClassName).Concat(WordsIn(image.Id)).Any(word => IsWordOfElement(word, isLarge))
            || AreOfOrnament(PictureAddresses.Of(image), isLarge)
            || IsInShareLink(image, isLarge)
            || (!isLarge && SaysIcon(image.GetAttribute("alt")))
            || IsControl(image);
    }

    private static bool IsDeclaredSmall(IElement image) =>
        (Side(image, "width") is { } width && width < LeastSide && width >= 0) || (Side(image, "height") is { } height && height < LeastSide && height >= 0);

    /// <summary>Whether the page shows it at a size that no button has.</summary>
    public static bool IsDeclaredLarge(IElement image) => Side(image, "width") >= LargeSide && Side(image, "height") >= LargeSide;

    private static int? Side(IElement image, string name)
    {
        var value = image.GetAttribute(name)?.Trim() is { Length: > 0 } stated ? stated : StyleOf(image, name);
        var digits = value is null ? "" : string.Concat(value.TakeWhile(char.IsAsciiDigit));
        var unit = value?[digits.Length..].Trim().ToLowerInvariant();
        return unit is "" or "px" && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : null;
    }

    private static string? StyleOf(IElement image, string name) => (image.GetAttribute("style") ?? "").Split(';')
        .Select(rule => rule.Split(':', 2)).FirstOrDefault(rule => rule.Length == 2 && rule[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim();

    /// <summary>All of them: what stands in a picture's place while the page loads is one, too.</summary>
    private static bool AreOfOrnament(IReadOnlyList<string> addresses, bool isLarge) =>
        addresses.Any(a => !PictureAddresses.IsData(a)) && addresses.All(a => PictureAddresses.IsData(a) || IsOfOrnament(a, isLarge));

    /// <summary>Whether a file's name and its folders say so.</summary>
    /// <param name="image">That has this address.</param>
    public static bool IsOfOrnament(string address, IElement image) => IsOfOrnament(address, IsDeclaredLarge(image));

    private static bool IsOfOrnament(string address, bool isLarge)
    {
        var path = address.Split('?', '#')[0].Replace('\\', '/').Split('/');
        var file = Path.GetFileNameWithoutExtension(path[^1]);
        var words = WordsIn(file).ToList();
        return path.SkipLast(1).TakeLast(2).SelectMany(WordsIn).Concat(words).Any(Words.Contains)
            || path.SkipLast(1).TakeLast(2).Any(folder => IsWordAlone(folder.ToLowerInvariant(), isLarge))
            || (words.Any(word => IsWordAlone(word, isLarge)) && Tokens().Count(file) <= MaxWords)
            || WordsOfFiles.Contains(file.ToLowerInvariant());
    }

    private static bool IsWordOfElement(string word, bool isLarge) => Words.Contains(word) || IsWordAlone(word, isLarge);

    private static bool IsWordAlone(string word, bool isLarge) => isLarge ? WordsOfAnySize.Contains(word) : WordsAlone.Contains(word);

    /// <summary>"Sort icon": a picture of icons is described by more words.</summary>
    private static bool SaysIcon(string? alt) =>
        (alt ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: 2 or 3 } words && words[^1].Equals("icon", StringComparison.OrdinalIgnoreCase);

    /// <summary>The small copies under a series of pictures, one of which is to be clicked.</summary>
    private static bool IsControl(IElement image)
    {
        var at = image.ParentElement;
        for (var level = 0; at is not null && level < LevelsOfControls; level++, at = at.ParentElement)
        {
            if (at.ClassList.Any(Controls.Contains))
                return true;
        }

        return false;
    }

    private static bool IsInShareLink(IElement image, bool isLarge)
    {
        var link = image.ParentElement?.Closest("a");
        return link is not null && (WordsIn(link.ClassName).Concat(WordsIn(link.Id)).Any(word => IsWordOfElement(word, isLarge))
            || (link.GetAttribute("href") ?? "").StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Of <c>qrcode_258</c> and <c>icon2</c>; letters amid digits, as in <c>3fad48</c>, are no word.</summary>
    private static IEnumerable<string> WordsIn(string? name)
    {
        foreach (var part in Parts().Matches(name ?? "").Select(m => m.Value))
        {
            for (var at = 0; ClassWords.Next(part, ref at, out var start);)
                yield return part[start..at].ToLowerInvariant();
        }
    }

    /// <summary>Words and names of whatever kind; sizes and dates are none.</summary>
    [GeneratedRegex("(?<![a-z0-9])[0-9]*[a-wyz][a-z0-9]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tokens();

    [GeneratedRegex("(?<![a-z0-9])[a-z]+(?=[0-9]*(?![a-z0-9]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();
}
