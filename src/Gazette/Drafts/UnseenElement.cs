using System.Buffers;
using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Gazette.Drafts;

/// <summary>Elements whose text no reader reads as text.</summary>
internal static class UnseenElement
{
    private static readonly FrozenSet<string> Controls = FrozenSet.Create(
        StringComparer.Ordinal, "button", "select", "option", "optgroup", "datalist", "textarea", "svg", "math", "canvas", "object", "audio", "video", "noscript", "template");

    private static readonly SearchValues<string> Display = SearchValues.Create(["display"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Something to press or fill in, a drawing, or words for browsers that cannot show something else.</summary>
    public static bool IsControl(IElement element) => Controls.Contains(element.LocalName);

    /// <summary>By its own attributes: no style sheet is read.</summary>
    public static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden"))
            return true;
        var style = element.GetAttribute("style");
        return style is not null && style.AsSpan().ContainsAny(Display)
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
    }
}
