using System.Globalization;
using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Pictures;

/// <summary>How an article's text is set, by what stands at its elements: captions are set otherwise.</summary>
internal sealed class TextSetting
{
    /// <summary>Letters of a line that is the text's own.</summary>
    private const int MinLetters = 30;

    /// <summary>CSS pixels, where nothing says another.</summary>
    private const double DefaultSize = 16;

    /// <summary>By as much is a caption smaller.</summary>
    private const double Smaller = 1.5;

    /// <summary>Of a text's letters: with more of them, it is set so itself.</summary>
    private const double FewOf = 0.2;

    private static readonly double[] SizesOfFonts = [10, 13, 16, 18, 24, 32, 48];

    private readonly IElement body;
    private readonly double size;
    private readonly bool isCentred = true;
    private readonly bool isSlanted = true;

    public TextSetting(Draft draft)
    {
        body = draft.Body;
        var lines = TextLines.Of(body, draft.Budget).Select(l => (Element: l.Nodes.Count > 0 ? l.Nodes[0].ParentElement : null, Letters: l.Text.Count(char.IsLetterOrDigit)))
            .Where(l => l.Letters >= MinLetters && l.Element is not null).ToList();
        var all = lines.Sum(l => l.Letters);
        if (all == 0)
            return;
        isCentred = lines.Where(l => IsCentred(l.Element!)).Sum(l => l.Letters) > all * FewOf;
        isSlanted = lines.Where(l => IsSlanted(l.Element!)).Sum(l => l.Letters) > all * FewOf;
        size = lines.GroupBy(l => SizeOf(l.Element!)).MaxBy(g => g.Sum(l => l.Letters))!.Key;
    }

    /// <param name="innermost">Of a line.</param>
    public bool SetsApart(IElement innermost) =>
        (!isCentred && IsCentred(innermost)) || (!isSlanted && IsSlanted(innermost)) || SizeOf(innermost) <= size - Smaller;

    public bool IsCentred(IElement innermost)
    {
        foreach (var element in Around(innermost))
        {
            if ((StyleOf(element, "text-align") ?? element.GetAttribute("align")?.Trim()) is { } align)
                return align.Equals("center", StringComparison.OrdinalIgnoreCase);
            if (element.LocalName == "center" || ClassWords.OfClasses(element).Any(w => w is "center" or "centre" or "centered" or "aligncenter"))
                return true;
        }

        return false;
    }

    public static bool IsBold(IElement innermost, IElement outermost) => IsIn(innermost, outermost, "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6")
        || IsIn(innermost, outermost, element => StyleOf(element, "font-weight") is "bold" or "bolder" or "600" or "700" or "800" or "900");

    private bool IsSlanted(IElement innermost) => IsIn(innermost, body, "em", "i");

    private double SizeOf(IElement innermost)
    {
        var factor = 1.0;
        foreach (var element in Around(innermost))
        {
            if (element.LocalName == "small")
                factor *= 0.83;
            if (StyleOf(element, "font-size") is { } style && SizeOf(style) is { } stated)
            {
                if (!stated.IsFactor)
                    return stated.Value * factor;
                factor *= stated.Value;
            }
            else if (element.LocalName == "font" && int.TryParse(element.GetAttribute("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 8)
            {
                return SizesOfFonts[number - 1] * factor;
            }
        }

        return DefaultSize * factor;
    }

    private static (double Value, bool IsFactor)? SizeOf(string style)
    {
        var digits = string.Concat(style.TakeWhile(c => char.IsAsciiDigit(c) || c == '.'));
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value is <= 0 or > 1000)
            return style.StartsWith("small", StringComparison.OrdinalIgnoreCase) ? (13, false) : null;
        return style[digits.Length..].Trim().ToUpperInvariant() switch
        {
            "PX" => (value, false),
            "PT" => (value * 4 / 3, false),
            "REM" => (value * DefaultSize, false),
            "EM" => (value, true),
            "%" => (value / 100, true),
            _ => null,
        };
    }

    private IEnumerable<IElement> Around(IElement innermost)
    {
        for (var element = innermost; element is not null && element != body; element = element.ParentElement)
            yield return element;
    }

    private static bool IsIn(IElement innermost, IElement outermost, params string[] names) => IsIn(innermost, outermost, e => names.Contains(e.LocalName));

    private static bool IsIn(IElement innermost, IElement outermost, Predicate<IElement> isSo)
    {
        for (var element = innermost; element is not null; element = element.ParentElement)
        {
            if (isSo(element))
                return true;
            if (element == outermost)
                return false;
        }

        return false;
    }

    private static string? StyleOf(IElement element, string name)
    {
        if (element.GetAttribute("style") is not { } style || !style.Contains(name, StringComparison.OrdinalIgnoreCase))
            return null;
        return style.Split(';').Select(rule => rule.Split(':', 2)).FirstOrDefault(rule => rule.Length == 2 && rule[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim();
    }
}
