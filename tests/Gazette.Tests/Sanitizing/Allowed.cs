using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Gazette.Tests;

/// <summary>What a published body may hold, written down a second time: a slip in the product's list must not slip through here.</summary>
internal static class Allowed
{
    private const string Elements =
        " p h2 h3 h4 pre blockquote hr ul ol li dl dt dd table caption thead tbody tfoot tr th td figure figcaption picture source img "
        + "a strong em b i u s sub sup small mark del ins code q cite abbr time br ruby rt rp bdi bdo ";

    private const string Attributes =
        " a/href a/rel ol/start ol/type ol/reversed li/value th/colspan th/rowspan td/colspan td/rowspan abbr/title time/datetime bdi/dir bdo/dir img/width img/height img/alt source/sizes figure/data-no-picture small/data-file ";

    public static List<string> Violations(string html)
    {
        var found = new List<string>();
        foreach (var element in new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!.QuerySelectorAll("*"))
        {
            if (!Elements.Contains($" {element.LocalName} ", StringComparison.Ordinal) || element.NamespaceUri != "http://www.w3.org/1999/xhtml")
                found.Add(element.LocalName);
            foreach (var attribute in element.Attributes)
            {
                if (!IsAllowed(element.LocalName, attribute.Name, attribute.Value))
                    found.Add($"{element.LocalName} {attribute.Name}={attribute.Value}");
            }
        }

        return found;
    }

    private static bool IsAllowed(string element, string name, string value) => (element, name) switch
    {
        (_, "id") => value.StartsWith("note-", StringComparison.Ordinal),
        ("a", "href") => value.StartsWith("#note-", StringComparison.Ordinal)
            || Regex.IsMatch(value, "^/files/[0-9a-f]{32}/[^/?#\"<>\\s]+$")
            || (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel"),
        ("ol", "type") => value is "a" or "A" or "i" or "I",
        ("ol", "start") or ("li", "value") => int.TryParse(value, out _),
        ("ol", "reversed") => value.Length == 0,
        ("img", "src") => Regex.IsMatch(value, "^/media/[0-9a-f]{32}/[0-9]+\\.(jpg|png)$"),
        ("img", "loading") => value == "lazy",
        ("img", "decoding") => value == "async",
        ("source", "type") => value == "image/webp",
        ("source", "srcset") => value.Split(", ").All(v => Regex.IsMatch(v, "^/media/[0-9a-f]{32}/([0-9]+)\\.webp \\1w$")),
        ("a", "rel") => value == "noopener noreferrer",
        _ => Attributes.Contains($" {element}/{name} ", StringComparison.Ordinal),
    };
}
