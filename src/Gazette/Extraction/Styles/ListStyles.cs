using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction.Styles;

/// <summary>Gives lists the marks of their items as a style of their own, where only a rule of the page says them: the rules stay behind.</summary>
internal static partial class ListStyles
{
    public static void Inline(IHtmlDocument document)
    {
        // A rule that takes all marks away is often taken back by one that cannot be read here.
        foreach (var (element, value) in new StyleRules(document, "list-style").Find(Declaration(), v => v is not ("none" or "disc")).Where(f => f.Value != "none"))
        {
            var style = element.GetAttribute("style") ?? "";
            if (element.LocalName is "ol" or "ul" or "li" && !style.Contains("list-style", StringComparison.OrdinalIgnoreCase))
                element.SetAttribute("style", $"{style};list-style-type:{value}");
        }

        // Before numbers that a style counts, it says nothing.
        if (document.QuerySelectorAll("style").Any(s => s.TextContent.Contains("counter(", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var list in document.QuerySelectorAll("ol[style]").Where(e => Declaration().Match(e.GetAttribute("style")!).Groups["value"].Value.Equals("none", StringComparison.OrdinalIgnoreCase)))
                list.SetAttribute("style", Declaration().Replace(list.GetAttribute("style")!, ""));
        }
    }

    [GeneratedRegex("(?:^|[;\\s])list-style(?:-type)?\\s*:\\s*(?:inside\\s+|outside\\s+)?(?<value>[a-zA-Z-]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
