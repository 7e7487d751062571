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

    /// <summary>Each element with its attributes, and why readers need it; what is not here is not published.</summary>
    public static readonly FrozenDictionary<string, AllowedElement> Elements = new AllowedElement[]
    {
        new("p", "A paragraph."),
        new("h2", "A heading; the page's own headline is its only h1."),
        new("h3", "A heading below another."),
        new("h4", "The deepest heading that readers tell from text."),
        new("pre", "Lines and spaces mean something in code and verse."),
        new("blockquote", "Says that somebody else's words follow."),
        new("hr", "A change of scene or subject."),
        new("ul", "A list."),
        new("ol", "A numbered list.",
            ("start", "A list goes on from an earlier one's number; a whole number."),
            ("type", "The text speaks of rule B or of part II; one of four letters."),
            ("reversed", "Counts down; no value.")),
        new("li", "An item.", ("value", "Its number, where it is not the next one; a whole number.")),
        new("dl", "Terms and what they mean."),
        new("dt", "A term."),
        new("dd", "What it means."),
        new("table", "Data in rows and columns; tables that only place things are taken apart."),
        new("caption", "What a table shows."),
        new("thead", "Rows that printers repeat on each page."),
        new("tbody", "The parser makes one anyway."),
        new("tfoot", "Sums."),
        new("tr", "A row."),
        new("th", "A cell that names a row or a column.", SpanOf("colspan"), SpanOf("rowspan")),
        new("td", "A cell.", SpanOf("colspan"), SpanOf("rowspan")),
        new("figure", "Keeps a caption apart from the text.",
            (WordsForPicture, "Its words stand for a picture that is not there, and are none of the text; no value.")),
        new("figcaption", "The caption."),
        new("picture", "A picture in the format that the browser knows best."),
        new("source", "Its sizes in the better format.",
            ("srcset", "Addresses of ours, /media/ and nothing else, each with its width."),
            ("sizes", "How wide it is shown; the same for all."),
            ("type", "The format; ours is the only one.")),
        new("img", "The picture.",
            ("src", "An address of ours, /media/ and nothing else."),
            ("width", "Keeps its room free, so that nothing jumps; a whole number."),
            ("height", "Likewise."),
            ("loading", "Not before it is near; one word."),
            ("decoding", "Text does not wait for it; one word."),
            ("alt", "What it shows, for who cannot see it; plain text of one line.")),
        new("a", "A link.",
            ("href", "Where it leads: the web, mail, telephone, this page, or a file of ours under /files/; nowhere else. No target: the reader decides where it opens."),
            ("rel", "Set by us alone: the other site learns nothing and reaches no window of ours.")),
        new("strong", "Importance."),
        new("em", "Stress."),
        new("b", "Bold without importance, as names of reporters."),
        new("i", "Words of another language, titles of books."),
        new("u", "Proper names in Chinese text."),
        new("s", "What no longer holds, as an old price."),
        new("sub", "H₂O is no H2O."),
        new("sup", "Marks of notes, powers."),
        new("small", "Small print.", (FileNote, "Its words are the kind and size of the file that the link leads to, and none of the text; no value.")),
        new("mark", "What the author marked."),
        new("del", "What an amended text no longer says."),
        new("ins", "What it says instead."),
        new("code", "Code within a line."),
        new("q", "A quotation within a line."),
        new("cite", "A work's title."),
        new("abbr", "An abbreviation.", ("title", "What it stands for; plain text of one line.")),
        new("time", "A date in words.", ("datetime", "The same for programs; digits and the marks of ISO 8601 only.")),
        new("br", "Ends a line of verse or of an address."),
        new("ruby", "Characters with their reading."),
        new("rt", "The reading."),
        new("rp", "Brackets around it where a browser knows no ruby."),
        new("bdi", "Text that may run the other way.", ("dir", "Which; one of three words.")),
        new("bdo", "Text that must run the other way.", ("dir", "Which; one of two words.")),
    }.ToFrozenDictionary(element => element.Name, StringComparer.Ordinal);

    /// <summary>On any element: the target of a footnote or of another link within the body, always with <see cref="IdPrefix"/>.</summary>
    public const string Id = "id";

    /// <summary>Marks a figure that holds nothing but words for a picture, or a link of such words.</summary>
    public const string WordsForPicture = "data-no-picture";

    /// <summary>Marks the words behind a link that say what file it leads to.</summary>
    public const string FileNote = "data-file";

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

    private static (string, string) SpanOf(string name) => (name, "Without it the columns shift; a whole number up to what a page is wide.");
}
