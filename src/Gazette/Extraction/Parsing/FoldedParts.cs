using System.Collections.Frozen;
using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Blocks;
using Gazette.Text;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Parts of a text that open at a click: questions and their answers, chapters. Their headings are buttons, which are
/// controls everywhere else; here they become headings.
/// </summary>
internal static class FoldedParts
{
    private const int MinLetters = 8;
    private const int MinBelow = 40;
    private const int MaxHeading = 200;
    private const int MaxClimb = 3;
    private const int MaxLabel = 30;

    private static readonly string[] Hiding = ["style", "hidden"];

    private static readonly FrozenSet<string> Beside = FrozenSet.Create(StringComparer.Ordinal, "nav", "header", "footer", "aside", "form", "dialog", "menu", "fieldset", "label");
    private static readonly FrozenSet<string> Folding = FrozenSet.Create(StringComparer.Ordinal, "accordion", "accordeon", "collapsible", "collapse", "collapsed", "faq", "question", "expander", "toggle", "disclosure", "foldable");

    /// <returns>Whether anything may have been opened.</returns>
    public static bool Open(PageContents page, RepairReport report)
    {
        IElement[] buttons = [.. page.Elements.Where(e => e.LocalName == "button")];
        // Short questions and answers are headings and texts where most others of their kind are.
        var kinds = buttons.Where(b => b.ClassName is { Length: > 0 }).GroupBy(b => b.ClassName!, StringComparer.Ordinal)
            .Where(k => k.Count(IsHeading) * 2 >= k.Count()).Select(k => k.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var button in buttons)
        {
            if (HeadingAround(button) is not { } heading)
                Replace(button, "h3", IsHeading(button) || (kinds.Contains(button.ClassName ?? "") && HeadsText(button, 1)), report);
            else
                Replace(button, "span", IsWholeOf(heading, button), report);
        }

        return buttons.Length > 0;
    }

    private static void Replace(IElement button, string name, bool isText, RepairReport report)
    {
        if (!isText)
            return;
        foreach (var label in button.QuerySelectorAll("[class]").Where(IsLabel).ToArray())
        {
            // With another one around it.
            if (!button.Contains(label))
                continue;
            report.Edits.LeaveOutUnparsed(label.TextContent, EditList.Controls);
            label.Remove();
        }

        if (Below(HeadingAround(button) ?? button) is { } part && UnseenElement.IsHidden(part))
            Unfold(part);
        var text = button.Owner!.CreateElement(name);
        foreach (var node in button.ChildNodes.ToArray())
            text.AppendChild(node);
        button.Replace(text);
    }

    /// <summary>What a click shows is text like any other.</summary>
    private static void Unfold(IElement part)
    {
        foreach (var hiding in Hiding)
            part.RemoveAttribute(hiding);
    }

    /// <summary>"Show", and what only a reader's program says.</summary>
    private static bool IsLabel(IElement element) =>
        AsideWords.AreOfReaders(element.ClassName) || (Letters(element.TextContent) <= MaxLabel && ClassWords.OfClasses(element) is [.., "toggle" or "icon" or "chevron" or "arrow" or "indicator"]);

    private static IElement? HeadingAround(IElement button)
    {
        var around = button.ParentElement;
        for (var climbed = 0; climbed < MaxClimb && around is not null; climbed++, around = around.ParentElement)
        {
            if (around.LocalName is "h2" or "h3" or "h4" or "h5" or "h6" or "dt" or "summary")
                return around;
        }

        return null;
    }

    /// <summary>A button beside the words of a heading copies its address, or edits it.</summary>
    private static bool IsWholeOf(IElement heading, IElement button) =>
        Letters(button.TextContent) is > 0 and var letters && letters == Letters(heading.TextContent) && !IsBeside(heading);

    private static bool IsHeading(IElement button)
    {
        var text = button.TextContent;
        return (text.AsSpan().TrimEnd() is [.., '?' or '？'] || ClassWords.Of(button).Concat(ClassWords.Of(button.ParentElement!)).Any(Folding.Contains))
            && (HidesSentence(button) || (Size(text) >= MinLetters && HeadsText(button, MinBelow)));
    }

    /// <summary>However short: a menu or a row of platforms ends no sentence.</summary>
    private static bool HidesSentence(IElement button) =>
        HeadsText(button, 1) && Below(button) is { } below && UnseenElement.IsHidden(below) && below.TextContent.AsSpan().TrimEnd() is [.., '.' or '!' or '?' or '。' or '！' or '？'];

    private static bool HeadsText(IElement button, int atLeast) =>
        button.TextContent.Length <= MaxHeading && Letters(button.TextContent) > 0 && !IsBeside(button) && Below(button) is { } below && Size(below.TextContent) >= atLeast;

    /// <summary>What it opens stands behind it, or behind the element that holds it alone.</summary>
    private static IElement? Below(IElement button) =>
        button.NextElementSibling ?? (button.ParentElement is { ChildElementCount: 1 } alone ? alone.NextElementSibling : null);

    private static bool IsBeside(IElement element)
    {
        for (var around = element.ParentElement; around is not null; around = around.ParentElement)
        {
            if (Beside.Contains(around.LocalName))
                return true;
        }

        return false;
    }

    /// <summary>A Han character says as much as three letters.</summary>
    private static int Size(string text) => Letters(text) + (Han.Count(text) * 2);

    private static int Letters(string text) => text.Count(char.IsLetterOrDigit);
}
