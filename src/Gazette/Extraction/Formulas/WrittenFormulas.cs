using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gazette.Extraction.Formulas;

/// <summary>
/// Writes each formula out once, as a line of text. Programs that draw formulas put them on a page twice or three times:
/// as MathML, as boxes for the eye, as TeX; readers see one of them.
/// </summary>
internal static partial class WrittenFormulas
{
    /// <summary>Of one page; a page with more is no article.</summary>
    private const int MaxFormulas = 5_000;

    private const int MaxTex = 2_000;

    /// <summary>Around a formula with all of its copies, by the programs that make them.</summary>
    private const string Wholes = ".katex, .mwe-math-element, mjx-container, .MathJax, .MathJax_SVG, .MathJax_CHTML, .mjx-chtml, .ztext-math, [data-mathml], math";

    /// <summary>Shown until a program has drawn the formula, or where none runs.</summary>
    private const string Copies = ".MathJax_Preview, .MJX_Assistive_MathML, mjx-assistive-mml, .katex-html";

    public static void Write(IHtmlDocument document)
    {
        foreach (var whole in document.QuerySelectorAll(Wholes).Take(MaxFormulas).Where(w => w.ParentElement?.Closest(Wholes) is null).ToArray())
            Write(whole);
        foreach (var script in document.Scripts.Where(s => s.Type?.StartsWith("math/", StringComparison.OrdinalIgnoreCase) == true).Take(MaxFormulas).ToArray())
            WriteScript(script);
        foreach (var copy in document.QuerySelectorAll(Copies).ToArray())
            copy.Remove();
        foreach (var image in document.Images.Where(IsFormula).Take(MaxFormulas).ToArray())
            Replace(image, Tex(image.AlternativeText ?? ""));
    }

    private static void Write(IElement whole)
    {
        var line = MathOf(whole) is { } math ? MathMarkup.ToLine(math) : "";
        if (line.Length == 0)
            line = Tex(whole.QuerySelector("annotation")?.TextContent ?? whole.GetAttribute("data-tex") ?? whole.QuerySelector("img[alt]")?.GetAttribute("alt") ?? "");
        if (line.Length == 0)
            return;
        // The script that it was drawn from says the same.
        var next = whole.NextElementSibling;
        if (next is IHtmlScriptElement { Type: { } type } && type.StartsWith("math/", StringComparison.OrdinalIgnoreCase))
            next.Remove();
        Replace(whole, line);
    }

    private static IElement? MathOf(IElement whole)
    {
        if (whole.LocalName == "math")
            return whole;
        if (whole.QuerySelector("math") is { } math)
            return math;
        var drawn = whole.HasAttribute("data-mathml") ? whole : whole.QuerySelector("[data-mathml]");
        return drawn?.GetAttribute("data-mathml") is { Length: > 0 } markup ? Parse(markup) : null;
    }

    private static IElement? Parse(string markup) => new HtmlParser().ParseDocument(markup).QuerySelector("math");

    /// <summary>The page was saved before its program had drawn the formula.</summary>
    private static void WriteScript(IHtmlScriptElement script)
    {
        var source = script.TextContent;
        var line = script.Type!.Contains("mml", StringComparison.OrdinalIgnoreCase) && Parse(source) is { } math ? MathMarkup.ToLine(math) : Tex(source);
        if (line.Length > 0)
            Replace(script, line);
    }

    private static bool IsFormula(IHtmlImageElement image) =>
        image.AlternativeText is { Length: > 0 } && (image.HasAttribute("eeimg") || FormulaClass().IsMatch(image.ClassName ?? ""));

    private static void Replace(IElement element, string line)
    {
        var text = element.Owner!.CreateElement("span");
        text.TextContent = line;
        element.Replace(text);
    }

    /// <summary>As it was typed, without the words that only set its size.</summary>
    private static string Tex(string tex)
    {
        var text = DisplayStyle().Match(tex) is { Success: true } style ? style.Groups["tex"].Value : tex;
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('$', ' ');
        return text.Length <= MaxTex ? text : "";
    }

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^\\s*\\{\\s*\\\\(?:display|text)style\\s*(?<tex>.*)\\}\\s*$", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex DisplayStyle();

    [GeneratedRegex("(?:^|[\\s_-])(?:latex|tex|math|mathtex|equation|formula)(?:$|[\\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex FormulaClass();
}
