using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Extraction.Parsing;

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
    private readonly PageContents contents;
    private readonly (string Selectors, string Body)[] rules;

    /// <param name="property">Rules that do not name it are not read: style sheets are long, and most of their rules are of no use.</param>
    public StyleRules(IHtmlDocument document, PageContents contents, SearchValues<string> property)
    {
        (this.document, this.contents) = (document, contents);
        rules = [.. contents.Sheets
            .Where(s => s.Text.AsSpan().ContainsAny(property) && s.IsForScreens)
            .SelectMany(s => RulesWith(WithoutComments(s.Text), property))];
    }

    private static IEnumerable<(string Selectors, string Body)> RulesWith(string sheet, SearchValues<string> property)
    {
        // From one closing bracket to the next: of rules within others the inner one, and nothing is read twice.
        for (var (at, end) = (0, sheet.IndexOf('}', StringComparison.Ordinal)); end >= 0; (at, end) = (end + 1, sheet.IndexOf('}', end + 1)))
        {
            var open = sheet.AsSpan(at, end - at).LastIndexOf('{') + at;
            if (open <= at || !sheet.AsSpan(open, end - open).ContainsAny(property))
                continue;
            var before = sheet.AsSpan(at, open - at).LastIndexOf('{') + at;
            yield return (sheet[(before < at ? at : before + 1)..open], sheet[(open + 1)..end]);
        }
    }

    private static string WithoutComments(string sheet)
    {
        if (!sheet.Contains("/*", StringComparison.Ordinal))
            return sheet;
        var text = new StringBuilder(sheet.Length);
        for (var at = 0; at < sheet.Length;)
        {
            var start = sheet.IndexOf("/*", at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : sheet.IndexOf("*/", start + 2, StringComparison.Ordinal);
            text.Append(sheet, at, (end < 0 ? sheet.Length : start) - at);
            at = end < 0 ? sheet.Length : end + 2;
        }

        return text.ToString();
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
        var parser = new CssSelectorParser();
        foreach (var (selector, value) in found)
        {
            if (parser.ParseSelector(selector) is not { } parsed)
                continue;
            foreach (var element in contents.Elements.Where(e => parsed.Match(e, document.DocumentElement)))
                yield return (element, value);
        }
    }

    // Three names at most, one within another.
    [GeneratedRegex("^[a-zA-Z0-9_.#*-]+(?:(?:\\s*>\\s*|\\s+)[a-zA-Z0-9_.#*-]+){0,2}$", RegexOptions.None, 10000)]
    private static partial Regex Simple();
}
