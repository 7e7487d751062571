using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Gazette.Sanitizing;

/// <summary>Reads the attributes that an element keeps.</summary>
internal static partial class InlineAttributes
{
    private const int MaxTitleLength = 200;

    /// <summary>Null when the element says nothing without an attribute that it lacks: its text then stands alone.</summary>
    public static IReadOnlyList<(string Name, string Value)>? Of(IElement element, string name, string rel) => name switch
    {
        "a" => Link(LinkAddress.Read(element.GetAttribute("href")), rel),
        "abbr" => Title(element),
        "time" => element.GetAttribute("datetime") is { } value && DateTimeForm().IsMatch(value) ? [("datetime", value)] : [],
        "bdo" => element.GetAttribute("dir")?.ToLowerInvariant() is ("ltr" or "rtl") and var dir ? [("dir", dir)] : null,
        "bdi" => element.GetAttribute("dir")?.ToLowerInvariant() is ("ltr" or "rtl" or "auto") and var dir ? [("dir", dir)] : [],
        _ => [],
    };

    /// <summary>An attribute with a whole number within bounds; nothing when it has another value.</summary>
    public static IEnumerable<(string Name, string Value)> Number(IElement element, string name, int least, int most)
    {
        if (int.TryParse(element.GetAttribute(name), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            yield return (name, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IReadOnlyList<(string, string)> Link(string? address, string rel) => address switch
    {
        null => [],
        _ when LinkAddress.IsInPage(address) => [("href", address)],
        _ => [("href", address), ("rel", rel)],
    };

    // U+FFFF ends a file for the parser that reads the body again.
    private static IReadOnlyList<(string, string)> Title(IElement element)
    {
        var title = Whitespace().Replace(element.GetAttribute("title") ?? "", " ").Trim();
        return title.Length is 0 or > MaxTitleLength || title.Any(c => c == '\uFFFF' || char.IsControl(c) || char.IsSurrogate(c)) ? [] : [("title", title)];
    }

    [GeneratedRegex("^[0-9TZPWDHMSYtz:.,+ -]{1,40}\\z", RegexOptions.None, 10000)]
    private static partial Regex DateTimeForm();

    [GeneratedRegex("\\s+", RegexOptions.None, 10000)]
    private static partial Regex Whitespace();
}
