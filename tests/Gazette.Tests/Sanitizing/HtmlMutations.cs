using AngleSharp.Html.Parser;
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
        " style=\"color:red\"", " onclick=alert(1)", " title=\"t &quot; <b>\"", " dir=rtl", " dir=auto", " colspan=2", " rowspan=3", " start=4", " value=7", " value=-2", " type=a", " type=I", " reversed", " style=\"list-style: none\"", " style=\"list-style-type:cjk-ideographic\"", " border=1", " datetime=2022-01-29",
        " src=https://example.org/x.png", " alt=α", " target=_blank", " rel=opener",
        " title=\"&#xFFFF;\"", " href=\"#&#xFFFF;\"", " id=\"&#xFFFF;\"", " href=\"https://example.org/&#xFFFF;\"",
    ];

    private static readonly string[] Texts =
    [
        "text", "正文", "1. a", "2. b", "3、c", "一、甲", "二、乙", "。", " ", "\n", "\u3000\u3000", "&nbsp;", "&nbsp;&nbsp;", "&lt;b&gt;", "&amp;lt;", "<!-- c -->", "<![CDATA[x]]>", "<?x ?>", "</", "<", ">", "\"", "'", "&#0;", "&#xD800;", "&#xFFFF;",
        "&#13;", "\r\n", "\0", "\f", "\uD83D\uDE00", "\uD83D", "a\nb", "中\n文", "<br>", "<br/><br>", "<hr>", "--!>", "]]>", "</p>", "</body>", "</title>", "</style>", "<a id=a></a>",
    ];

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<string> Piece = Gen.Frequency(
        (5, OneOf(Texts)),
        (4, Gen.Select(OneOf(Elements), OneOf(Attributes), Gen.Bool, (name, attribute, with) => $"<{name}{(with ? attribute : "")}>")),
        (3, OneOf(Elements).Select(name => $"</{name}>")),
        (1, Gen.String[Gen.Char, 0, 6]));

    private static readonly Gen<string> Soup = Piece.Array[0, 60].Select(string.Concat);

    private static readonly Gen<string> Attribute = OneOf(Attributes);

    /// <summary>Elements that are closed where they should be, one within another.</summary>
    private static readonly Gen<string> Tree = Enumerable.Range(0, 7).Aggregate(OneOf(Texts), (inner, _) => Gen.Frequency(
        (1, OneOf(Texts)),
        (3, Gen.Select(OneOf(Elements), Attribute.Array[0, 2], inner.Array[0, 3], Write))));

    /// <summary>A cut, a copy and an exchange of passages, as places and lengths in thousandths of the text.</summary>
    private static readonly Gen<(int Kind, int From, int Length, int To)> Mutation = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 999], Gen.Int[1, 200], Gen.Int[0, 999]);

    /// <summary>Half of it soup, the rest nested as a writer would, some of that with passages cut, copied or moved.</summary>
    public static readonly Gen<string> Html = Gen.Frequency(
        (2, Soup),
        (1, Tree.Array[1, 4].Select(string.Concat)),
        (1, Gen.Select(Tree.Array[1, 4].Select(string.Concat), Mutation.Array[1, 4], (html, mutations) => mutations.Aggregate(html, Mutate))));

    /// <summary>The same without what makes the parser fail, which is rejected before any sanitizer sees it.</summary>
    public static readonly Gen<string> ParsedHtml = Html.Where(IsParsed);

    private static bool IsParsed(string html)
    {
        try
        {
            return new HtmlParser().ParseDocument(html).Body is not null;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static string Write(string name, string[] attributes, string[] content) => $"<{name}{string.Concat(attributes)}>{string.Concat(content)}</{name}>";

    private static string Mutate(string html, (int Kind, int From, int Length, int To) mutation)
    {
        var (from, to) = (html.Length * mutation.From / 1000, html.Length * mutation.To / 1000);
        var passage = html.Substring(from, Math.Min(html.Length * mutation.Length / 1000, html.Length - from));
        return mutation.Kind switch
        {
            0 => html.Remove(from, passage.Length),
            1 => html.Insert(to, passage),
            _ => html.Remove(from, passage.Length) is var rest ? rest.Insert(Math.Min(to, rest.Length), passage) : html,
        };
    }
}
