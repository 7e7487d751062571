using System.Text.RegularExpressions;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction.Preformatted;

/// <summary>Where the page shows the line ends of its source as line breaks: by an element's own style, or by a rule of the page's style elements.</summary>
internal sealed partial class LineBreakStyles
{
    private const int MaxRules = 40;

    /// <summary>What takes more steps to match is not worth its time.</summary>
    private const int MaxSelector = 100;

    private readonly Dictionary<IElement, bool> stated = [];

    public LineBreakStyles(IHtmlDocument document)
    {
        var rules = RulesOf(document).Take(MaxRules).ToList();
        foreach (var (selector, keeps) in rules.Exists(r => r.Keeps) ? rules : [])
        {
            if (new CssSelectorParser().ParseSelector(selector) is not { } parsed)
                continue;
            foreach (var element in document.All.Where(e => parsed.Match(e, document.DocumentElement)))
                stated[element] = keeps;
        }

        foreach (var element in document.QuerySelectorAll("[style*='white-space'], [class*='whitespace-pre']"))
        {
            if (Declaration().Match(element.GetAttribute("style") ?? "") is { Success: true } own)
                stated[element] = Keeps(own);
            else if (UtilityClass().IsMatch(element.ClassName ?? ""))
                stated[element] = true;
        }
    }

    public bool IsEmpty => !stated.ContainsValue(true);

    public bool KeepsBreaks(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (stated.TryGetValue(at, out var keeps))
                return keeps;
            if (at.LocalName is "pre" or "textarea" or "listing" or "xmp" or "plaintext")
                return false;
        }

        return false;
    }

    private static IEnumerable<(string Selector, bool Keeps)> RulesOf(IHtmlDocument document) =>
        from style in document.QuerySelectorAll("style")
        where style.TextContent.Contains("white-space", StringComparison.OrdinalIgnoreCase) && style.GetAttribute("media")?.Trim() is null or "" or "all" or "screen"
        from Match rule in Rule().Matches(Comment().Replace(style.TextContent, ""))
        let declaration = Declaration().Match(rule.Groups["body"].Value)
        where declaration.Success
        from selector in rule.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries)
        where selector.Length is > 0 and <= MaxSelector && SimpleSelector().IsMatch(selector)
        select (selector, Keeps(declaration));

    // The last one counts; one that keeps them is what the page's writer meant.
    private static bool Keeps(Match declaration) => declaration.Groups["value"].Value.ToLowerInvariant() is "pre" or "pre-wrap" or "pre-line" or "break-spaces" or "preserve" or "preserve-breaks";

    [GeneratedRegex("(?:^|[;\\s\"'])white-space(?:-collapse)?\\s*:\\s*(?<value>[a-zA-Z-]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex("(?<selectors>[^{}]+)\\{(?<body>[^{}]*)\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex("/\\*.*?\\*/", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Comment();

    // Three names at most, one within another.
    [GeneratedRegex("^[a-zA-Z0-9_.#*-]+(?:(?:\\s*>\\s*|\\s+)[a-zA-Z0-9_.#*-]+){0,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex SimpleSelector();

    /// <summary>Of frameworks that give each property a class of its own.</summary>
    [GeneratedRegex("(?:^|\\s)whitespace-(?:pre|pre-wrap|pre-line|break-spaces)(?:\\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex UtilityClass();
}
