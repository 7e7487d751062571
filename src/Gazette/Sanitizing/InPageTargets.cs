using AngleSharp.Dom;

namespace Gazette.Sanitizing;

/// <summary>The places in a body that links within it lead to, and their names on the published page.</summary>
internal sealed class InPageTargets
{
    private const int MaxIdLength = 64;

    private readonly HashSet<string> wanted;
    private readonly Dictionary<string, string> published = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> moved = new(StringComparer.Ordinal);

    public InPageTargets(IElement body)
    {
        wanted = body.QuerySelectorAll("a[href^='#']").Select(a => Name(a.GetAttribute("href"))).ToHashSet(StringComparer.Ordinal);
        wanted.IntersectWith(wanted.Count == 0 ? [] : body.QuerySelectorAll("[id], a[name]").SelectMany(Names));
    }

    /// <summary>False when nothing in the body has that name.</summary>
    public bool MayReach(string address) => wanted.Contains(Name(address));

    /// <summary>The id that the element is to have on the page, when a link leads to it; else null.</summary>
    public string? IdFor(IElement element)
    {
        if (wanted.Count == 0)
            return null;
        var id = Known(element.Id) ?? (element.LocalName == "a" ? Known(element.GetAttribute("name")) : null);
        return id is not null && published.TryAdd(id, Prefixed(id)) ? published[id] : null;
    }

    /// <summary>Says that the target ended up at an element with another id, which stays where it is.</summary>
    public void Move(string from, string to) => moved[from] = to;

    /// <summary>Points links at the published ids; links and ids that have lost one another go.</summary>
    public void Connect(IElement body)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in body.QuerySelectorAll("[id]").Where(e => !ids.Add(e.Id!)))
            element.RemoveAttribute(AllowList.Id);
        var reached = body.QuerySelectorAll("a[href^='#']").Where(a => Point(a, ids)).Select(a => a.GetAttribute("href")![1..]).ToHashSet(StringComparer.Ordinal);
        foreach (var element in body.QuerySelectorAll("[id]").Where(e => !reached.Contains(e.Id!)))
        {
            element.RemoveAttribute(AllowList.Id);
            // The id alone had kept a cell's only paragraph.
            BlockWriter.Unwrap(element.ParentElement!);
        }

        foreach (var link in body.QuerySelectorAll("a").Where(a => a.Attributes.Length == 0))
            link.Replace([.. link.ChildNodes]);
        JoinText(body);
    }

    /// <summary>Normalizes the elements in which text nodes stand side by side; it copies all text, and few have any.</summary>
    private static void JoinText(INode parent)
    {
        var (children, isInPieces) = (parent.ChildNodes, false);
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IText text)
                isInPieces |= text.Length == 0 || (i > 0 && children[i - 1] is IText);
            else
                JoinText(children[i]);
        }

        if (isInPieces)
            parent.Normalize();
    }

    private bool Point(IElement link, HashSet<string> ids)
    {
        if (published.TryGetValue(Name(link.GetAttribute("href")), out var id))
        {
            id = moved.GetValueOrDefault(id, id);
            if (ids.Contains(id))
            {
                link.SetAttribute("href", "#" + id);
                return true;
            }
        }

        link.RemoveAttribute("href");
        return false;
    }

    private string? Known(string? id) =>
        id is { Length: > 0 and <= MaxIdLength } && wanted.Contains(id) && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':') ? id : null;

    private static IEnumerable<string> Names(IElement element) => new[] { element.Id, element.GetAttribute("name") }.OfType<string>();

    private static string Name(string? href) => Uri.UnescapeDataString((href ?? "#")[1..]);

    // A body that was sanitized before keeps its ids.
    private static string Prefixed(string id) => id.StartsWith(AllowList.IdPrefix, StringComparison.Ordinal) ? id : AllowList.IdPrefix + id;
}
