using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Gazette.Extraction.Parsing;

namespace Gazette.Extraction.Styles;

/// <summary>Gives lists the marks of their items as a style of their own, where only a rule of the page says them: the rules stay behind.</summary>
internal static partial class ListStyles
{
    private static readonly SearchValues<string> Property = SearchValues.Create(["list-style"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Counter = SearchValues.Create(["counter("], StringComparison.OrdinalIgnoreCase);

    public static void Inline(IHtmlDocument document, PageContents contents)
    {
        // A rule that takes all marks away is often taken back by one that cannot be read here.
        foreach (var (element, value) in new StyleRules(document, contents, Property).Find(Declaration(), v => v is not ("none" or "disc")).Where(f => f.Value != "none"))
        {
            var style = element.GetAttribute("style") ?? "";
            if (element.LocalName is "ol" or "ul" or "li" && !style.Contains("list-style", StringComparison.OrdinalIgnoreCase))
                element.SetAttribute("style", $"{style};list-style-type:{value}");
        }

        // Before numbers that a style counts, it says nothing.
        if (contents.Sheets.Any(s => s.Text.AsSpan().ContainsAny(Counter)))
        {
            foreach (var list in document.QuerySelectorAll("ol[style]").Where(e => Declaration().Match(e.GetAttribute("style")!).Groups["value"].Value.Equals("none", StringComparison.OrdinalIgnoreCase)))
                list.SetAttribute("style", Declaration().Replace(list.GetAttribute("style")!, ""));
        }
    }

    [GeneratedRegex("(?:^|[;\\s])list-style(?:-type)?\\s*:\\s*(?:inside\\s+|outside\\s+)?(?<value>[a-zA-Z-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Declaration();
}
