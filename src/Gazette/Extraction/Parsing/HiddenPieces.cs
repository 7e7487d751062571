using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Takes out what a page hides amid a sentence, as boards and papers do so that a copy tells where it is from: no reader sees it.
/// A sentence that is hidden waits for a click, and stays.
/// </summary>
internal static partial class HiddenPieces
{
    /// <summary>In UTF-16 units.</summary>
    private const int MaxPiece = 60;

    private static readonly FrozenSet<string> Names = FrozenSet.Create(StringComparer.Ordinal, "span", "font", "i", "em", "b", "small", "a", "u", "s", "sub", "sup", "label");

    /// <summary>Of boards; their style sheets hide it.</summary>
    private static readonly string[] HidingClasses = ["jammer"];

    /// <returns>Whether it took out anything.</returns>
    public static bool TakeOut(IReadOnlyList<IElement> elements, RepairReport report)
    {
        var hidden = elements.Where(e => Names.Contains(e.LocalName) && IsHidden(e) && IsAmidText(e)).ToArray();
        foreach (var piece in hidden)
        {
            report.Edits.LeaveOutUnparsed(piece.TextContent.Trim(), EditList.Hidden);
            piece.Remove();
        }

        return hidden.Length > 0;
    }

    private static bool IsHidden(IElement element) =>
        UnseenElement.IsHidden(element)
        || (element.GetAttribute("style") is { Length: > 0 } style && Style().IsMatch(style))
        || IsNamed(element);

    private static bool IsNamed(IElement element) => element.ClassName is { Length: > 0 } names && HidingClasses.Any(name => names.Contains(name, StringComparison.Ordinal) && element.ClassList.Contains(name));

    private static bool IsAmidText(IElement element)
    {
        var text = element.TextContent.Trim();
        return text.Length is > 0 and <= MaxPiece && (IsNamed(element) || !Sentence().IsMatch(text)) && element.Children.Length == 0
            && element.ParentElement is { } around && around.ChildNodes.Any(n => n is IText { Data: var data } && !string.IsNullOrWhiteSpace(data));
    }

    [GeneratedRegex("(?:^|[;\\s])(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0(?:px|pt|em|%)?\\s*(?:;|!|$)|opacity\\s*:\\s*0\\s*(?:;|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Style();

    [GeneratedRegex("[。！？；]|[.!?](?:\\s|$)", RegexOptions.None, 10000)]
    private static partial Regex Sentence();
}
