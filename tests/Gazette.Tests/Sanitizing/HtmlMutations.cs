using CsCheck;

namespace Gazette.Tests;

/// <summary>Nested, broken and hostile HTML for properties.</summary>
internal static class HtmlMutations
{
    private static readonly string[] Elements =
    [
        "p", "div", "span", "a", "b", "i", "em", "u", "font", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "td", "th",
        "h1", "h2", "h4", "h6", "pre", "code", "blockquote", "figure", "figcaption", "ruby", "rt", "rp", "sub", "sup", "q", "abbr", "bdo", "bdi", "time",
        "section", "article", "center", "form", "button", "select", "option", "textarea", "svg", "math", "mtext", "mglyph", "style", "script", "title",
        "template", "noscript", "iframe", "object", "details", "summary", "nobr", "plaintext", "xmp", "annotation-xml", "foreignObject", "hr", "br", "img", "input",
    ];

    private static readonly string[] Attributes =
    [
        " href=\"https://example.org/\"", " href=javascript:alert(1)", " href=\"#a\"", " href='mailto:a@example.org'", " id=a", " id=\"note-a\"", " name=a", " class=x",
        " style=\"color:red\"", " onclick=alert(1)", " title=\"t &quot; <b>\"", " dir=rtl", " dir=auto", " colspan=2", " rowspan=3", " start=4", " datetime=2022-01-29",
        " src=https://example.org/x.png", " alt=α", " target=_blank", " rel=opener",
    ];

    private static readonly string[] Texts =
    [
        "text", "正文", "。", " ", "\n", "\u3000\u3000", "&nbsp;", "&nbsp;&nbsp;", "&lt;b&gt;", "&amp;lt;", "<!-- c -->", "<![CDATA[x]]>", "<?x ?>", "</", "<", ">", "\"", "'", "&#0;", "&#xD800;",
        "&#13;", "\r\n", "\0", "\f", "\uD83D\uDE00", "\uD83D", "a\nb", "中\n文", "<br>", "<br/><br>", "<hr>", "--!>", "]]>", "</p>", "</body>", "</title>", "</style>", "<a id=a></a>",
    ];

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<string> Piece = Gen.Frequency(
        (5, OneOf(Texts)),
        (4, Gen.Select(OneOf(Elements), OneOf(Attributes), Gen.Bool, (name, attribute, with) => $"<{name}{(with ? attribute : "")}>")),
        (3, OneOf(Elements).Select(name => $"</{name}>")),
        (1, Gen.String[Gen.Char, 0, 6]));

    public static readonly Gen<string> Html = Piece.Array[0, 60].Select(string.Concat);
}
