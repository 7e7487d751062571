using System.Collections.Frozen;
using AngleSharp.Dom;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Head;

/// <summary>What the page's own names say that a piece of a line is.</summary>
internal enum PieceKind
{
    /// <summary>No name around it tells.</summary>
    Plain,
    Author,

    /// <summary>What an author does or is, and the text about them.</summary>
    AboutAuthor,
    Source,
    Date,
}

/// <summary>One run of text in a line, with what the classes, ids, relations and links around it make of it.</summary>
internal sealed record HeadPiece(string Text, PieceKind Kind)
{
    /// <summary>Names further out are those of the row or the page.</summary>
    private const int MaxClimb = 5;

    private static readonly FrozenSet<string> Authors = Set("author", "authors", "byline", "bylines", "writer", "contributor", "contributors", "reporter", "zuozhe", "jizhe");
    private static readonly FrozenSet<string> About = Set("bio", "biography", "description", "desc", "role", "job", "position", "occupation", "credentials", "avatar", "image", "social", "follow", "reviewer", "editor", "comment", "comments", "authentication", "verified", "certification");
    private static readonly FrozenSet<string> Sources = Set("source", "sources", "media", "laiyuan", "origin", "from", "account");
    private static readonly FrozenSet<string> Dates = Set("date", "time", "datetime", "pubdate", "pubtime", "published", "timestamp", "updated");
    private static readonly string[] AuthorPaths = ["/author/", "/authors/", "/contributor/", "/contributors/", "/writers/", "/by/"];

    public static IEnumerable<HeadPiece> Of(TextLine line)
    {
        foreach (var node in line.Nodes)
        {
            var text = WordList.Of(node.Data);
            if (text.Length > 0)
                yield return new HeadPiece(text, KindOf(node.ParentElement));
        }
    }

    /// <param name="line">Of which every piece is looked at.</param>
    /// <param name="kind">The one that is looked for.</param>
    /// <param name="known">What elements say themselves; filled for the lines to come, which stand in the same ones.</param>
    public static bool Has(TextLine line, PieceKind kind, Dictionary<IElement, PieceKind> known)
    {
        foreach (var node in line.Nodes)
        {
            if (KindOf(node.ParentElement, known) == kind)
                return true;
        }

        return false;
    }

    private static PieceKind KindOf(IElement? element, Dictionary<IElement, PieceKind> known)
    {
        for (var climbed = 0; element is not null && climbed < MaxClimb; climbed++, element = element.ParentElement)
        {
            if (!known.TryGetValue(element, out var own))
                known.Add(element, own = Own(element));
            if (own is not PieceKind.Plain)
                return own;
        }

        return PieceKind.Plain;
    }

    /// <summary>The nearest element that says something decides.</summary>
    public static PieceKind KindOf(IElement? element)
    {
        for (var climbed = 0; element is not null && climbed < MaxClimb; climbed++, element = element.ParentElement)
        {
            if (Own(element) is var kind and not PieceKind.Plain)
                return kind;
        }

        return PieceKind.Plain;
    }

    private static PieceKind Own(IElement element)
    {
        if (element.LocalName == "time")
            return PieceKind.Date;
        var words = ClassWords.Of(element).ToArray();
        var isAuthor = words.Any(Authors.Contains) || element.GetAttribute("rel")?.Contains("author", StringComparison.OrdinalIgnoreCase) == true
            || element.GetAttribute("itemprop")?.Contains("author", StringComparison.OrdinalIgnoreCase) == true || LeadsToAuthor(element);
        if (words.Any(About.Contains) || (isAuthor && words.Contains("title")))
            return PieceKind.AboutAuthor;
        return isAuthor ? PieceKind.Author
            : words.Any(Dates.Contains) && !words.Any(Sources.Contains) ? PieceKind.Date
            : words.Any(w => Sources.Contains(w) && !(w == "media" && words.Contains("rich"))) ? PieceKind.Source
            : PieceKind.Plain;
    }

    private static bool LeadsToAuthor(IElement element) =>
        element.LocalName == "a" && element.GetAttribute("href") is { Length: < 300 } address
            && Array.Exists(AuthorPaths, p => address.Contains(p, StringComparison.OrdinalIgnoreCase));

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
