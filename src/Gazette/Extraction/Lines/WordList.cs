using AngleSharp.Dom;

namespace Gazette.Extraction.Lines;

/// <summary>An element's or an attribute's text as one line.</summary>
internal static class WordList
{
    public static string Of(INode node) => Of(node.TextContent);

    public static string Of(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
