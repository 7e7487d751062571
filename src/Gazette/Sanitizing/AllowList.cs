using System.Collections.Frozen;

namespace Gazette.Sanitizing;

/// <summary>
/// All that a published body may hold. Nothing that carries style, script, a name that page code could trip over
/// (<c>name</c>, <c>class</c>, a foreign <c>id</c>), a control, or a resource of another host.
/// </summary>
internal static class AllowList
{
    /// <summary>Links to anything else could run script, or lead into the reader's own machine.</summary>
    public static readonly IReadOnlyList<string> Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>Element to attributes, with the reason where it is not plain.</summary>
    public static readonly FrozenDictionary<string, string[]> Elements = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        // Blocks of text. The page's own headline is its only h1.
        ["p"] = [],
        ["h2"] = [],
        ["h3"] = [],
        ["h4"] = [],
        ["pre"] = [],
        ["blockquote"] = [],
        ["hr"] = [],
        // Lists; a list may go on from an earlier one's number.
        ["ul"] = [],
        ["ol"] = ["start"],
        ["li"] = [],
        ["dl"] = [],
        ["dt"] = [],
        ["dd"] = [],
        // Tables of data; layout tables are taken apart. Without spans the columns would shift.
        ["table"] = [],
        ["caption"] = [],
        ["thead"] = [],
        ["tbody"] = [],
        ["tfoot"] = [],
        ["tr"] = [],
        ["th"] = ["colspan", "rowspan"],
        ["td"] = ["colspan", "rowspan"],
        // A caption says something without its image too.
        ["figure"] = [],
        ["figcaption"] = [],
        // Text level. Links keep no target: the reader decides where they open.
        ["a"] = ["href", "rel"],
        ["strong"] = [],
        ["em"] = [],
        ["b"] = [],
        ["i"] = [],
        ["u"] = [],
        ["s"] = [],
        ["sub"] = [],
        ["sup"] = [],
        ["small"] = [],
        ["mark"] = [],
        ["del"] = [],
        ["ins"] = [],
        ["code"] = [],
        ["q"] = [],
        ["cite"] = [],
        ["abbr"] = ["title"],
        ["time"] = ["datetime"],
        ["br"] = [],
        // Readings over characters, and directions of text: both are part of how a text is written.
        ["ruby"] = [],
        ["rt"] = [],
        ["rp"] = [],
        ["bdi"] = ["dir"],
        ["bdo"] = ["dir"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>On any element: the target of a footnote or of another link within the body, always with <see cref="IdPrefix"/>.</summary>
    public const string Id = "id";

    /// <summary>Keeps ids of articles apart from those of the page.</summary>
    public const string IdPrefix = "note-";

    /// <summary>Elements that stand within a line.</summary>
    public static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "strong", "em", "b", "i", "u", "s", "sub", "sup", "small", "mark", "del", "ins", "code", "q", "cite", "abbr", "time", "ruby", "rt", "rp", "bdi", "bdo");

    /// <summary>Elements that go with all that is in them: their text is none, or belongs to a control or a fallback.</summary>
    public static readonly FrozenSet<string> Dropped = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "noscript", "template", "head", "title", "meta", "link", "base", "iframe", "object", "embed", "applet", "param",
        "audio", "video", "source", "track", "canvas", "map", "area", "frame", "frameset", "noframes", "noembed", "select", "option", "optgroup",
        "datalist", "button", "input", "textarea", "progress", "meter", "desc", "metadata", "annotation", "annotation-xml");

    /// <summary>Other names for elements of the list.</summary>
    public static readonly FrozenDictionary<string, string> Synonyms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["h1"] = "h2",
        ["h5"] = "h4",
        ["h6"] = "h4",
        ["strike"] = "s",
        ["acronym"] = "abbr",
        ["kbd"] = "code",
        ["samp"] = "code",
        ["tt"] = "code",
        ["dfn"] = "em",
        ["var"] = "i",
        ["xmp"] = "pre",
        ["listing"] = "pre",
        ["plaintext"] = "pre",
        ["dir"] = "ul",
        ["menu"] = "ul",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Elements off the list that stand within a line; all others off the list end one.</summary>
    public static readonly FrozenSet<string> UnwrappedInline = FrozenSet.Create(
        StringComparer.Ordinal,
        "span", "font", "big", "blink", "nobr", "wbr", "data", "label", "output", "rtc", "rb", "slot", "basefont", "math", "mi", "mo", "mn", "mtext",
        "mrow", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot", "mstyle", "semantics", "svg", "g", "text", "tspan");
}
