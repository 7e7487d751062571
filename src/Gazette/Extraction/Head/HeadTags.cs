using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Head;

/// <summary>What a page says of itself in its meta tags. Names in any letter case; the first filled one counts.</summary>
internal sealed class HeadTags
{
    private readonly Dictionary<string, string> tags = new(StringComparer.OrdinalIgnoreCase);

    private HeadTags()
    {
    }

    public static HeadTags Of(PageElements page)
    {
        var head = new HeadTags();
        foreach (var meta in page.Named("meta"))
        {
            if (meta.GetAttribute("content") is not { } stated)
                continue;
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            var content = WordList.Of(stated);
            if (name is not null && content.Length > 0)
                head.tags.TryAdd(name.Trim(), content);
        }

        return head;
    }

    /// <summary>The first of the names that the page has; null when it has none.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (tags.TryGetValue(name, out var content))
                return content;
        }

        return null;
    }
}
