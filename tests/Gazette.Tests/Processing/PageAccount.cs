using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gazette.Articles;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Parsing;
using Gazette.Intake;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>
/// The account of an upload: whatever its reader could have read stands in the article's draft or among the lines that
/// were left out, each character once, white space aside; and the edits lead from the draft to the published text.
/// </summary>
internal static class PageAccount
{
    /// <summary>No browser shows their text, whatever is pressed.</summary>
    private static readonly string[] NeverShown = ["script", "style", "template", "head", "title", "noscript", "noframes", "noembed", "iframe"];

    private static readonly string[] Readings = ["rt", "rp", "rtc"];

    /// <summary>Null when the account is whole, otherwise what is wrong with it.</summary>
    public static string? FaultOf(Upload upload, Article article)
    {
        if (!UploadReader.TryRead(upload, ProcessingBudget.Unlimited(), out var source, out _))
            return "The upload can't be read.";
        var list = article.Edits!;
        if (list.LeftOutLength > EditList.MaxCharacters)
            return null;
        var accounted = Counts(list.Draft).Concat(Counts(string.Concat(list.LeftOutLines.Select(l => l.Text)))).GroupBy(c => c.Key, c => c.Value).ToDictionary(c => c.Key, c => c.Sum());
        var missing = Excess(Counts(TextOf(source, all: false)), accounted);
        if (missing.Length > 0)
            return $"In no account: {missing}";
        // A page in a frame stands in the file's own encoding until it is parsed.
        var twice = Excess(accounted, Most(Counts(TextOf(source, all: true)), Counts(Parsed(source, all: true))));
        if (twice.Length > 0)
            return $"Accounted for twice: {twice}";
        return list.Apply() == article.Text ? null : "The edits do not lead to the published text.";
    }

    private static string TextOf(SourceText source, bool all) => source.Kind switch
    {
        // A word that was parted at a line's end is put together.
        FileKind.PlainText => all ? source.Text : source.Text.ReplaceLineEndings("\n").Replace("-\n", "", StringComparison.Ordinal),
        FileKind.Html or FileKind.Xhtml => TextOf(new HtmlParser(new HtmlParserOptions { IsNotSupportingFrames = true, IsScripting = true }).ParseDocument(HtmlOf(source)), all),
        // What a Word document hides never stands in the page that is made of it.
        FileKind.Word => Parsed(source, all) + string.Concat(source.Report.Edits.Unparsed.Select(l => l.Text)),
        _ => Parsed(source, all),
    };

    private static string HtmlOf(SourceText source) =>
        source.Kind == FileKind.Xhtml && XhtmlPage.TryToHtml(source.Text, ProcessingBudget.Unlimited(), out var html) ? html : source.Text;

    private static string Parsed(SourceText source, bool all) =>
        DraftParser.Parse(source, CancellationToken.None).Draft is { } draft ? TextOf(draft.Document, all) : "";

    private static Dictionary<char, int> Most(Dictionary<char, int> one, Dictionary<char, int> other) =>
        one.Concat(other).GroupBy(c => c.Key, c => c.Value).ToDictionary(c => c.Key, c => c.Max());

    private static string TextOf(INode root, bool all) => string.Concat(root.Descendants<IText>().Where(t => all || IsShown(t)).Select(t => t.Data));

    private static bool IsShown(IText text)
    {
        for (var element = text.ParentElement; element is not null; element = element.ParentElement)
        {
            if (NeverShown.Contains(element.LocalName) || Readings.Contains(element.LocalName) || IsFormula(element))
                return false;
        }

        return true;
    }

    /// <summary>Written out as a line, with signs of its own.</summary>
    private static bool IsFormula(IElement element) =>
        element.LocalName is "math" or "mjx-container" || (element.ClassName is { } name && (name.Contains("katex", StringComparison.Ordinal) || name.Contains("math", StringComparison.OrdinalIgnoreCase)));

    private static Dictionary<char, int> Counts(string text)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)))
            counts[c] = counts.GetValueOrDefault(c) + 1;
        return counts;
    }

    private static string Excess(Dictionary<char, int> of, Dictionary<char, int> over) =>
        string.Concat(of.Where(c => c.Value > over.GetValueOrDefault(c.Key)).Select(c => new string(c.Key, c.Value - over.GetValueOrDefault(c.Key))));
}
