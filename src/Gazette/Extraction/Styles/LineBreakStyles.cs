using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Extraction.Parsing;

namespace Gazette.Extraction.Styles;

/// <summary>Where the page shows the line ends of its source as line breaks: by an element's own style, or by a rule of the page's style elements.</summary>
internal sealed partial class LineBreakStyles
{
    private static readonly SearchValues<string> Property = SearchValues.Create(["white-space"], StringComparison.OrdinalIgnoreCase);

    private readonly Dictionary<IElement, bool> stated = [];

    public LineBreakStyles(IHtmlDocument document, PageContents contents)
    {
        foreach (var (element, value) in new StyleRules(document, contents, Property).Find(Declaration(), Keeps))
            stated[element] = Keeps(value);
        foreach (var element in contents.LineBreakStyled)
        {
            if (Declaration().Match(element.GetAttribute("style") ?? "") is { Success: true } own)
                stated[element] = Keeps(own.Groups["value"].Value.ToLowerInvariant());
            else if (UtilityClass().IsMatch(element.ClassName ?? ""))
                stated[element] = true;
        }
    }

    public bool IsEmpty => !stated.ContainsValue(true);

    public bool KeepsBreaks(IElement? element)
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

    private static bool Keeps(string value) => value is "pre" or "pre-wrap" or "pre-line" or "break-spaces" or "preserve" or "preserve-breaks";

    [GeneratedRegex("(?:^|[;\\s\"'])white-space(?:-collapse)?\\s*:\\s*(?<value>[a-zA-Z-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Declaration();

    /// <summary>Of frameworks that give each property a class of its own.</summary>
    [GeneratedRegex("(?:^|\\s)whitespace-(?:pre|pre-wrap|pre-line|break-spaces)(?:\\s|$)", RegexOptions.None, 10000)]
    private static partial Regex UtilityClass();
}
