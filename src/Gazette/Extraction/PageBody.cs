using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace Gazette.Extraction;

/// <summary>Chooses a page's body: SmartReader's block, else a container that portal systems use, else all of the page.</summary>
internal static class PageBody
{
    /// <summary>SmartReader resolves relative addresses, against what we don't know; they travel through it behind this.</summary>
    private const string Unresolved = "https://unresolved.invalid/?";

    private const int MinLetters = 30;

    /// <summary>SmartReader compares brothers with one another: 5,000 cost it 8 s, 20,000 two minutes. Paragraphs it passes by.</summary>
    private const int MaxBrothers = 2_500;

    /// <summary>Containers of portal systems: they hold the article's text and nothing else.</summary>
    private const string Portals = ".TRS_Editor, #zoom, #UCAP-CONTENT, .pages_content, #ivs_content";

    /// <summary>Containers that may hold much besides, for pages on which nothing better is found.</summary>
    private const string Wider = ".article-content, [itemprop=articleBody], article, main";

    private const string NeverBody = "script, style, noscript, template, nav, header, footer, aside, form, iframe, object, select, button";

    /// <summary>Sets the draft's body to the chosen block, which is all that the document's body holds then.</summary>
    public static void Choose(Draft draft)
    {
        var portal = Largest(draft.Document, Portals);
        var chosen = Block(draft.Document);
        if (IsBetter(Letters(portal), Letters(chosen)))
            chosen = portal;
        if (Letters(chosen) < MinLetters && Largest(draft.Document, Wider) is { } wider)
            chosen = wider;
        if (Letters(chosen) == 0)
            chosen = Everything(draft.Document.Body!);
        draft.Body = Place(Innermost(chosen!), draft.Document.Body!);
    }

    /// <summary>
    /// Of about equal size SmartReader's block is the cleaner one. Much smaller or larger, it missed the container or
    /// took the page around it, as it does with short notices; a tiny container holds something else.
    /// </summary>
    private static bool IsBetter(int portal, int block) => portal * 3 >= block && (portal * 4 > block * 5 || portal * 5 < block * 4);

    /// <summary>SmartReader works on a copy: it throws away what it does not want, classes and ids among it.</summary>
    private static IElement? Block(IHtmlDocument document)
    {
        if (document.All.Any(e => e.ChildElementCount > MaxBrothers && e.Children.Count(c => c.LocalName != "p") > MaxBrothers))
            return null;
        IElement? found = null;
        var copy = (IHtmlDocument)document.Clone();
        HideAddresses(copy);
        using var reader = new Reader(Unresolved, copy);
        reader.ContinueIfNotReadable = true;
        reader.AddCustomOperationEnd(element => found = element);
        reader.GetArticle();
        if (found is not null)
            RestoreAddresses(found);
        return found;
    }

    private static void HideAddresses(IHtmlDocument copy)
    {
        foreach (var element in copy.QuerySelectorAll("a[href], img[src]"))
        {
            var attribute = element.LocalName == "a" ? "href" : "src";
            var address = element.GetAttribute(attribute)!;
            if (!address.StartsWith('#') && (!Uri.TryCreate(address, UriKind.Absolute, out _) || address.StartsWith('/')))
                element.SetAttribute(attribute, Unresolved + Uri.EscapeDataString(address));
        }
    }

    private static void RestoreAddresses(IElement block)
    {
        foreach (var element in block.QuerySelectorAll("a[href], img[src]"))
        {
            var attribute = element.LocalName == "a" ? "href" : "src";
            var address = element.GetAttribute(attribute)!;
            if (address.StartsWith(Unresolved, StringComparison.Ordinal))
                element.SetAttribute(attribute, Uri.UnescapeDataString(address[Unresolved.Length..]));
        }
    }

    private static IElement? Largest(IHtmlDocument document, string selector) => document.QuerySelectorAll(selector).MaxBy(e => Letters(e));

    private static IElement Everything(IElement body)
    {
        foreach (var element in body.QuerySelectorAll(NeverBody).ToArray())
            element.Remove();
        return body;
    }

    /// <summary>Wrappers around wrappers are no blocks.</summary>
    private static IElement Innermost(IElement chosen)
    {
        while (chosen is { ChildElementCount: 1, FirstElementChild.LocalName: "div" or "section" or "article" or "main" }
            && chosen.ChildNodes.All(n => n is IElement || string.IsNullOrWhiteSpace(n.TextContent)))
        {
            chosen = chosen.FirstElementChild!;
        }

        return chosen;
    }

    private static IElement Place(IElement chosen, IElement body)
    {
        if (chosen == body)
            return body;
        // Moved as one piece: taking thousands of children over one by one is quadratic.
        chosen.Remove();
        body.TextContent = "";
        body.AppendChild(chosen);
        return chosen;
    }

    /// <summary>Of the text that is shown: scripts have letters too.</summary>
    private static int Letters(IElement? element) => element is null ? 0 : TextLines.Of(element).Sum(l => l.Text.Count(char.IsLetterOrDigit));
}
