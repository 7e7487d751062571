using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace Gazette.Extraction;

/// <summary>Chooses a page's body: SmartReader's block, else a container that portal systems use, else all of the page.</summary>
internal static class PageBody
{
    /// <summary>SmartReader resolves addresses on its own; what it could not know is told by this host and put back.</summary>
    private const string Nowhere = "https://unresolved.invalid/";

    private const int MinLetters = 30;

    private const string Containers =
        ".TRS_Editor, #zoom, #UCAP-CONTENT, .pages_content, #ivs_content, .article-content, [itemprop=articleBody], article, main";

    private const string NeverBody = "script, style, noscript, template, nav, header, footer, aside, form, iframe, object, select, button";

    /// <summary>Moves the chosen block into the document's body, which holds nothing else then.</summary>
    public static void Choose(Draft draft)
    {
        var container = Container(draft.Document);
        var chosen = Block(draft.Document);
        if (Letters(chosen) < MinLetters || Letters(container) > 2 * Letters(chosen))
            chosen = container;
        if (Letters(chosen) == 0)
            chosen = Everything(draft.Document.Body!);
        Move(chosen!, draft.Document.Body!);
        draft.Body = draft.Document.Body!;
    }

    /// <summary>SmartReader works on a copy: it throws away what it does not want, classes and ids among it.</summary>
    private static IElement? Block(IHtmlDocument document)
    {
        IElement? found = null;
        using var reader = new Reader(Nowhere, (IHtmlDocument)document.Clone());
        reader.ContinueIfNotReadable = true;
        reader.AddCustomOperationEnd(element => found = element);
        reader.GetArticle();
        if (found is not null)
            RestoreAddresses(found);
        return found;
    }

    private static void RestoreAddresses(IElement block)
    {
        foreach (var element in block.QuerySelectorAll("[href], [src]"))
        {
            var attribute = element.HasAttribute("href") ? "href" : "src";
            var address = element.GetAttribute(attribute)!;
            if (address.StartsWith(Nowhere, StringComparison.Ordinal))
                element.SetAttribute(attribute, address[Nowhere.Length..]);
        }
    }

    private static IElement? Container(IHtmlDocument document) => document.QuerySelectorAll(Containers).MaxBy(e => Letters(e));

    private static IElement Everything(IElement body)
    {
        foreach (var element in body.QuerySelectorAll(NeverBody).ToArray())
            element.Remove();
        return body;
    }

    private static void Move(IElement chosen, IElement body)
    {
        if (chosen == body)
            return;
        var nodes = chosen.ChildNodes.ToArray();
        foreach (var old in body.ChildNodes.ToArray())
            old.RemoveFromParent();
        body.Append(nodes);
    }

    private static int Letters(IElement? element) => element?.TextContent.Count(char.IsLetterOrDigit) ?? 0;
}
