using System.Text.RegularExpressions;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction.Styles;

/// <summary>
/// The rules of a page's own style elements, as far as a few simple ones go: no media but screens, no selectors of more than
/// three names, and of two rules the later one counts.
/// </summary>
internal sealed partial class StyleRules
{
    private const int MaxRules = 40;

    /// <summary>What takes more steps to match is not worth its time.</summary>
    private const int MaxSelector = 100;

    private readonly IHtmlDocument document;
    private readonly (string Selectors, string Body)[] rules;

    public StyleRules(IHtmlDocument document)
    {
        this.document = document;
        rules = [.. document.QuerySelectorAll("style")
            .Where(s => s.GetAttribute("media")?.Trim() is null or "" or "all" or "screen")
            .SelectMany(s => Rule().Matches(Comment().Replace(s.TextContent, "")))
            .Select(m => (m.Groups["selectors"].Value, m.Groups["body"].Value))];
    }

    /// <param name="declaration">Finds the property's value, in a group of that name.</param>
    /// <param name="matters">Values without one of which the others need not be looked for.</param>
    public IEnumerable<(IElement Element, string Value)> Find(Regex declaration, Func<string, bool> matters)
    {
        var found = rules
            .Select(r => (r.Selectors, Match: declaration.Match(r.Body)))
            .Where(r => r.Match.Success)
            .SelectMany(r => r.Selectors.Split(',', StringSplitOptions.TrimEntries).Select(s => (Selector: s, Value: r.Match.Groups["value"].Value.ToLowerInvariant())))
            .Where(r => r.Selector.Length is > 0 and <= MaxSelector && Simple().IsMatch(r.Selector))
            .Take(MaxRules).ToList();
        if (!found.Exists(r => matters(r.Value)))
            yield break;
        foreach (var (selector, value) in found)
        {
            if (new CssSelectorParser().ParseSelector(selector) is not { } parsed)
                continue;
            foreach (var element in document.All.Where(e => parsed.Match(e, document.DocumentElement)))
                yield return (element, value);
        }
    }

    [GeneratedRegex("(?<selectors>[^{}]+)\\{(?<body>[^{}]*)\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex("/\\*.*?\\*/", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Comment();

    // Three names at most, one within another.
    [GeneratedRegex("^[a-zA-Z0-9_.#*-]+(?:(?:\\s*>\\s*|\\s+)[a-zA-Z0-9_.#*-]+){0,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Simple();
}
