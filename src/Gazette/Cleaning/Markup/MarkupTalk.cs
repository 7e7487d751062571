using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Cleaning.Lines;
using Gazette.Text;

namespace Gazette.Cleaning.Markup;

/// <summary>Tells a text that speaks of markup, and so shows it on purpose, from one in which markup was left over.</summary>
internal static class MarkupTalk
{
    private const string Resource = "Gazette.Cleaning.Data.markup-talk.txt";

    private static readonly Lazy<TalkWords> OfPage = new(() => Words("page"));
    private static readonly Lazy<TalkWords> OfLine = new(() => Words("line"));
    private static readonly Lazy<TalkWords> OfEntities = new(() => Words("entity"));

    /// <summary>
    /// True when the page names a markup language in its text, or sets something as code. An article about markup
    /// keeps its damage: that shows, while a lost example would not.
    /// </summary>
    public static bool IsIn(IReadOnlyList<Line> lines) =>
        lines.Any(IsSetAsCode)
        || lines.Any(l => l.Block is not null && OfPage.Value.IsMatch(l.Text) && OfPage.Value.IsMatch(WithoutMarkup(l.Text)));

    /// <summary>Nor what is still escaped: &amp;lt;/HTML&amp;gt; is no talk of HTML.</summary>
    private static string WithoutMarkup(string line)
    {
        var text = line.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(line) : line;
        return MarkupScanner.Without(text, MarkupScanner.Read(text));
    }

    private static bool IsSetAsCode(Line line) =>
        line.IsCode ? line.Within("pre", "code", "samp", "kbd") is not null
            : line.Parts.Any(p => p.Node is IElement element && element.DescendantsAndSelf<IElement>().Any(e => e.LocalName is "code" or "samp" or "kbd" && !string.IsNullOrWhiteSpace(e.TextContent)));

    /// <summary>A line that says of something in it that it is a tag, a comment, an entity.</summary>
    public static bool IsIn(string line) => OfLine.Value.IsMatch(line);

    public static bool IsOfEntities(string line) => OfEntities.Value.IsMatch(line);

    private static TalkWords Words(string kind)
    {
        var words = DataFile.Lines(Resource).Where(l => l.StartsWith(kind + " ", StringComparison.Ordinal)).SelectMany(l => l.Split(' ').Skip(1)).Distinct().ToList();
        var apart = words.Where(w => w[0] < '\u2E80').Select(w => $"\\b{Regex.Escape(w)}\\b");
        return new TalkWords(
            new WordSearch(words),
            new Regex(string.Join('|', apart.Concat(words.Where(w => w[0] >= '\u2E80').Select(Regex.Escape))), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
    }

    /// <param name="Quick">Finds any of the words, also within others.</param>
    private sealed record TalkWords(WordSearch Quick, Regex Exact)
    {
        public bool IsMatch(string text) => Quick.AnyIn(text) && Exact.IsMatch(text);
    }
}
