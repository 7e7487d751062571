using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Takes out what a page hides and what is too long for a line, as intruders put words for search engines into a page: it
/// must not keep the article from being read.
/// </summary>
internal static partial class HiddenText
{
    private const string Rule = "hidden-text";
    private const int ShownText = 80;

    /// <returns>Whether it took out anything.</returns>
    public static bool TakeOut(IHtmlDocument document, RepairReport report)
    {
        var isChanged = false;
        foreach (var hidden in document.Descendants<IText>().Where(t => t.Length > MarkupLimits.MaxLine).Select(HiddenAround).OfType<IElement>().Distinct().ToArray())
        {
            var text = hidden.TextContent.Trim();
            report.Add(Rule, string.Create(CultureInfo.InvariantCulture, $"{text.Length:N0} characters: {ShortText.Of(text, ShownText)}"), "", certain: false);
            report.Edits.LeaveOutUnparsed(text, EditList.Hidden);
            hidden.Remove();
            isChanged = true;
        }

        return isChanged;
    }

    private static IElement? HiddenAround(IText text)
    {
        IElement? outermost = null;
        for (var element = text.ParentElement; element is not null; element = element.ParentElement)
        {
            if (element.LocalName is "script" or "style" or "template" or "noscript" or "iframe" or "body")
                return element.LocalName == "body" ? outermost : null;
            if (element.HasAttribute("hidden") || Hidden().IsMatch(element.GetAttribute("style") ?? ""))
                outermost = element;
        }

        return outermost;
    }

    [GeneratedRegex("display\\s*:\\s*none|visibility\\s*:\\s*hidden|(?:left|top|text-indent)\\s*:\\s*-[0-9]{3,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Hidden();
}
