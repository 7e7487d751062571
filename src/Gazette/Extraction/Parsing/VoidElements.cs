using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Elements that cannot hold anything, and do when the parser takes a line break in a choice for an open element: all
/// that follows on the page then stands in it, where nothing looks for text.
/// </summary>
internal static class VoidElements
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal, "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    public static bool Are(IElement element) => Names.Contains(element.LocalName) && element.NamespaceUri == NamespaceNames.HtmlUri;

    /// <summary>Puts what stands in them behind them.</summary>
    public static void Empty(IHtmlDocument document)
    {
        foreach (var element in document.All.Where(e => e.HasChildNodes && Are(e)).ToArray())
            element.After([.. element.ChildNodes]);
    }
}
