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

    /// <summary>Puts what stands in them behind them.</summary>
    public static void Empty(IHtmlDocument document)
    {
        foreach (var element in document.All.Where(e => e.HasChildNodes && Names.Contains(e.LocalName) && e.NamespaceUri == NamespaceNames.HtmlUri).ToArray())
            element.After([.. element.ChildNodes]);
    }
}
