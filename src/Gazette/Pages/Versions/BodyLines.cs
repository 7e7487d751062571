using System.Text;
using Gazette.Articles;

namespace Gazette.Pages.Versions;

/// <summary>What the lines of an article's text are on its page: headings, items of lists, quotations or paragraphs.</summary>
internal sealed class BodyLines
{
    public const string Paragraph = "p";

    /// <summary>An item of a numbered list, whose number stands in the text.</summary>
    public const string Numbered = "numbered";

    // A line that the body has in another form is looked for no farther than this.
    private const int LookAhead = 40;

    private readonly List<(string Text, string Kind)> lines = [];
    private int next;

    /// <summary>Reads an article's lines, to be asked for in their order.</summary>
    public BodyLines(Article article)
    {
        var html = article.Body.ToString();
        var (open, text, at) = (new Stack<string>(), new StringBuilder(), 0);
        foreach (var tag in SanitizedTags.In(html))
        {
            text.Append(html, at, tag.Index - at);
            at = tag.End;
            var (name, isEnd) = (tag.Name, tag.IsEnd);
            if (!IsBlock(name))
                continue;
            End();
            if (isEnd && open.Count > 0 && open.Peek() == name)
                open.Pop();
            else if (!isEnd && name is not ("br" or "hr" or "img"))
                open.Push(name);
        }

        text.Append(html, at, html.Length - at);
        End();

        void End()
        {
            if (Folded(SanitizedTags.TextOf(text.ToString())) is { Length: > 0 } line)
                lines.Add((line, KindOf(open)));
            text.Clear();
        }
    }

    /// <summary>The kind of the text's next line: <c>h2</c> to <c>h6</c>, <c>li</c>, <see cref="Numbered"/>, <c>blockquote</c>, <c>pre</c> or <see cref="Paragraph"/>.</summary>
    public string KindOf(string line)
    {
        var wanted = Folded(line);
        for (var i = next; i < Math.Min(lines.Count, next + LookAhead); i++)
        {
            // Items of numbered lists have their numbers in the text alone.
            if (!wanted.EndsWith(lines[i].Text, StringComparison.Ordinal))
                continue;
            next = i + 1;
            return lines[i].Kind;
        }

        return Paragraph;
    }

    private static bool IsBlock(string name) => name is "br" or "hr" or "img" or "p" or "div" or "li" or "ul" or "ol" or "dl" or "dt" or "dd" or "pre" or "blockquote" or "figure" or "figcaption"
        or "table" or "caption" or "tr" or "td" or "th" or "thead" or "tbody" or "tfoot" or "details" or "summary" or "aside" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    /// <param name="open">The innermost element first.</param>
    private static string KindOf(Stack<string> open)
    {
        var kind = open.FirstOrDefault(name => name is "h2" or "h3" or "h4" or "h5" or "h6" or "li" or "blockquote" or "pre" or "td" or "th");
        return kind switch
        {
            null or "td" or "th" => Paragraph,
            "li" when open.FirstOrDefault(name => name is "ul" or "ol") == "ol" => Numbered,
            _ => kind,
        };
    }

    private static string Folded(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
