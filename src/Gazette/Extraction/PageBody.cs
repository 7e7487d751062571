using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction;

/// <summary>
/// Chooses the element of a page that is the body: the innermost around all that SmartReader keeps, else a container
/// that portal systems use, else all of the page. It stays where it is, with its own text nodes.
/// </summary>
internal sealed class PageBody
{
    private const int MinLetters = 30;

    /// <summary>A piece of text this long stands once on a page, so that it tells the place.</summary>
    private const int MinPiece = 20;

    /// <summary>Containers of portal systems: they hold the article's text and nothing else.</summary>
    private const string Portals = ".TRS_Editor, #zoom, #UCAP-CONTENT, .pages_content, #ivs_content";

    /// <summary>Containers that may hold much besides, for pages on which nothing better is found.</summary>
    private const string Wider = ".article-content, [itemprop=articleBody], article, main";

    private static readonly string[] NeverBody = ["nav", "header", "footer", "aside", "form"];

    /// <summary>Text in them is none that a reader sees, and must not decide on a language or a length.</summary>
    private static readonly string[] NoText = ["script", "style", "noscript", "template", "select", "textarea", "button"];

    private readonly IHtmlDocument document;
    private readonly IElement root;
    private readonly IReadOnlyList<IText> pieces;
    private readonly LetterCounts letters;

    private PageBody(IHtmlDocument document)
    {
        this.document = document;
        root = document.Body!;
        pieces = [.. TextLines.Of(root).SelectMany(l => l.Nodes)];
        letters = LetterCounts.Of(root, pieces);
    }

    /// <summary>Sets the draft's body, and takes out of it what SmartReader did not keep.</summary>
    public static void Choose(Draft draft)
    {
        draft.Body = new PageBody(draft.Document).Chosen();
        foreach (var element in draft.Body.GetElementsByTagName("*").Where(e => NoText.Contains(e.LocalName)).ToArray())
            element.Remove();
    }

    private IElement Chosen()
    {
        var portal = Largest(Portals);
        var kept = KeptText.Of(document);
        var block = kept is null ? [] : pieces.Where(kept.Holds).ToArray();
        var blockLetters = LetterCounts.Of(root, block);
        if (IsBetter(letters[portal], blockLetters[root]))
            return portal!;
        if (blockLetters[root] >= MinLetters)
        {
            var body = Around(block);
            TakeOut(body, n => !kept!.Holds(n));
            return body;
        }

        if (Largest(Wider) is { } wider && letters[wider] > 0)
            return wider;
        TakeOut(root, n => IsNeverBody(n));
        return root;
    }

    /// <summary>
    /// Of about equal size SmartReader's block is the cleaner one. Much smaller or larger, it missed the container or
    /// took the page around it, as it does with short notices; a tiny container holds something else.
    /// </summary>
    private static bool IsBetter(int portal, int block) => portal * 3 >= block && (portal * 4 > block * 5 || portal * 5 < block * 4);

    /// <summary>Short pieces may stand anywhere on the page besides; they are asked only when there is no other.</summary>
    private IElement Around(IReadOnlyList<IText> block)
    {
        var times = pieces.CountBy(p => p.Data.Trim(), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var sure = block.Where(p => p.Data.Length >= MinPiece && times[p.Data.Trim()] == 1).ToArray();
        var counts = LetterCounts.Of(root, sure.Length == 0 ? block : sure);
        return counts.Innermost(root, counts[root]);
    }

    private static void TakeOut(IElement body, Func<IText, bool> isOut)
    {
        foreach (var line in TextLines.Of(body))
        {
            if (line.Nodes.Where(n => !string.IsNullOrWhiteSpace(n.Data)).All(isOut))
                line.Remove(body);
            else
                new TextLine("", [.. line.Nodes.Where(n => !string.IsNullOrWhiteSpace(n.Data) && isOut(n))]).Remove(body);
        }
    }

    private IElement? Largest(string selector) => document.QuerySelectorAll(selector).MaxBy(e => letters[e]);

    private static bool IsNeverBody(IText piece)
    {
        var element = piece.ParentElement;
        while (element is not null && !NeverBody.Contains(element.LocalName))
            element = element.ParentElement;
        return element is not null;
    }
}
