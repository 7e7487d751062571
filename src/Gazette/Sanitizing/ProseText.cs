using AngleSharp.Dom;

namespace Gazette.Sanitizing;

/// <summary>What a sanitized body says in sentences: its paragraphs, without tables, lists, headings, captions and code.</summary>
public static class ProseText
{
    /// <summary>UTF-16 units. With fewer, items of lists are told as well: some articles are nothing else.</summary>
    private const int MinProse = 60;

    /// <summary>For a summary; an article may have many thousands.</summary>
    private const int MaxBlocks = 50;

    /// <summary>Blocks that come by themselves.</summary>
    private static readonly string[] Blocks = ["p", "ul", "ol", "dl", "table", "pre", "blockquote", "figure"];

    /// <returns>Blocks, joined by a blank line; empty where there are none.</returns>
    public static string Of(IElement body)
    {
        var paragraphs = Joined(BlocksOf(body).Where(b => b.LocalName == "p" && !IsLabelOfTable(b)));
        return paragraphs.Length >= MinProse ? paragraphs : Joined(BlocksOf(body).Where(b => !IsLabelOfTable(b)));
    }

    private static string Joined(IEnumerable<IElement> blocks) =>
        string.Join("\n\n", blocks.Take(MaxBlocks).Select(TextOf).Where(t => t.Length > 0));

    /// <summary>Without the blocks in it, which come by themselves, and without a list's number.</summary>
    private static string TextOf(IElement block)
    {
        if (!block.Descendants<IElement>().Any(e => e.LocalName is "rt" or "rp" or "sup" || Blocks.Contains(e.LocalName)))
            return BlockText.Of(block).Replace('\n', ' ');
        var copy = (IElement)block.Clone();
        foreach (var inner in copy.Descendants<IElement>().Where(e => e.LocalName is "rt" or "rp" || Blocks.Contains(e.LocalName)).ToArray())
            inner.Remove();
        // The marks of notes lead nowhere from a list.
        foreach (var mark in copy.QuerySelectorAll("sup").Where(s => s.Children is [{ LocalName: "a" } link] && link.GetAttribute("href") is ['#', ..]).ToArray())
            mark.Remove();
        return BlockText.Of(copy).Replace('\n', ' ');
    }

    private static IEnumerable<IElement> BlocksOf(IElement parent)
    {
        foreach (var child in parent.Children)
        {
            if (child.LocalName is "p" or "li" or "dd")
                yield return child;
            if (child.LocalName is "ul" or "ol" or "li" or "dl" or "dd" or "blockquote" or "figure")
            {
                foreach (var inner in BlocksOf(child))
                    yield return inner;
            }
        }
    }

    /// <summary>Table 2: rooms by the hour. No sentence, right above or below a table.</summary>
    private static bool IsLabelOfTable(IElement block) =>
        (block.PreviousElementSibling?.LocalName is "table" || block.NextElementSibling?.LocalName is "table")
        && block.TextContent.TrimEnd() is not [.., '.' or '!' or '?' or '。' or '！' or '？' or '：' or ':' or '”' or '"'];
}
