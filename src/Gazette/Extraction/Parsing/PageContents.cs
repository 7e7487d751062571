using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// What stands on a page of all that steps of their own look for. One walk tells; most pages need few of the steps, and each
/// would have to walk through the whole page to see that.
/// </summary>
internal sealed class PageContents
{
    /// <summary>One of them is in all names of classes by which programs that draw formulas go.</summary>
    private static readonly SearchValues<string> FormulaNames = SearchValues.Create(["katex", "math", "mjx"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> FormulaImageNames = SearchValues.Create(["tex", "math", "equation", "formula"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> LineBreakStyle = SearchValues.Create(["white-space"], StringComparison.OrdinalIgnoreCase);

    private readonly List<IElement> elements = [];
    private readonly List<IElement> figures = [];
    private readonly List<IElement> setApart = [];
    private readonly List<IElement> preformatted = [];
    private readonly List<IElement> sources = [];
    private readonly List<IElement> lineBreakStyled = [];
    private readonly List<StyleSheet> sheets = [];

    private PageContents()
    {
    }

    /// <summary>All elements in order.</summary>
    public IReadOnlyList<IElement> Elements => elements;

    public IReadOnlyList<IElement> Figures => figures;

    /// <summary>Tables, listings and quotations.</summary>
    public IReadOnlyList<IElement> SetApart => setApart;

    /// <summary>Elements that show their text as it stands in the source.</summary>
    public IReadOnlyList<IElement> Preformatted => preformatted;

    /// <summary>What may hold text that the page shows by a script only.</summary>
    public IReadOnlyList<IElement> Sources => sources;

    /// <summary>Elements whose own style or class may say how their line breaks are shown.</summary>
    public IReadOnlyList<IElement> LineBreakStyled => lineBreakStyled;

    public IReadOnlyList<StyleSheet> Sheets => sheets;

    public bool HasFrames { get; private set; }

    public bool MayHaveFormulas { get; private set; }

    /// <summary>A piece of text that is too long for a line.</summary>
    public bool HasLongText { get; private set; }

    /// <summary>An element that cannot hold anything holds something.</summary>
    public bool HasFilledVoid { get; private set; }

    public static PageContents Of(IHtmlDocument document)
    {
        var contents = new PageContents();
        // A loop, not recursion, and by index: documents can be deep, and AngleSharp's NextSibling searches from the first child.
        var open = new Stack<IElement>();
        open.Push(document.DocumentElement);
        while (open.TryPop(out var element))
        {
            var children = element.ChildNodes;
            for (var i = children.Length - 1; i >= 0; i--)
            {
                var child = children[i];
                if (child is IElement inner)
                    open.Push(inner);
                else if (child is ICharacterData { Length: > MarkupLimits.MaxLine })
                    contents.HasLongText = true;
            }

            contents.Note(element, children.Length > 0);
        }

        return contents;
    }

    private void Note(IElement element, bool isFilled)
    {
        elements.Add(element);
        var name = element.LocalName;
        switch (name)
        {
            case "figure":
                figures.Add(element);
                break;
            case "table" or "blockquote":
                setApart.Add(element);
                break;
            case "pre":
                setApart.Add(element);
                preformatted.Add(element);
                break;
            case "listing" or "xmp":
                preformatted.Add(element);
                break;
            case "textarea":
                preformatted.Add(element);
                sources.Add(element);
                break;
            case "script":
                sources.Add(element);
                MayHaveFormulas |= element.GetAttribute("type")?.StartsWith("math/", StringComparison.OrdinalIgnoreCase) == true;
                break;
            case "noscript" or "template":
                sources.Add(element);
                break;
            case "style":
                sheets.Add(new StyleSheet(element));
                break;
            case "iframe" or "frame":
                HasFrames = true;
                break;
            case "img":
                MayHaveFormulas |= element.HasAttribute("eeimg");
                break;
            case "math" or "mjx-container" or "mjx-assistive-mml":
                MayHaveFormulas = true;
                break;
        }

        HasFilledVoid |= isFilled && VoidElements.Are(element);
        if (element.Attributes.Length > 0)
            NoteAttributes(element, name == "img" ? FormulaImageNames : FormulaNames);
    }

    private void NoteAttributes(IElement element, SearchValues<string> formulaNames)
    {
        var classes = element.ClassName.AsSpan();
        MayHaveFormulas |= classes.ContainsAny(formulaNames) || element.HasAttribute("data-mathml");
        if (element.GetAttribute("style").AsSpan().ContainsAny(LineBreakStyle) || classes.Contains("whitespace-pre", StringComparison.Ordinal))
            lineBreakStyled.Add(element);
    }
}
