using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Gazette.Extraction.Formulas;

/// <summary>Reads MathML as a line of text. An element that it does not know counts as a row of its parts, so that nothing goes.</summary>
internal static class MathMarkup
{
    /// <summary>What lies deeper is read as plain text.</summary>
    private const int MaxDepth = 64;

    private static readonly FrozenSet<string> Unshown = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "annotation", "annotation-xml", "mphantom", "none", "mprescripts", "mspace", "maligngroup", "malignmark");

    /// <summary>Names of functions that limits stand under.</summary>
    private static readonly FrozenSet<string> Limits = FrozenSet.Create(StringComparer.Ordinal, "lim", "max", "min", "sup", "inf", "argmax", "argmin", "limsup", "liminf");

    private static readonly string[] Relations = ["=", "<", ">", "≤", "≥", "≈", "≠", "∼", "≡", "→", "⇒", "⇔", "∈"];

    /// <summary>Empty where it shows nothing.</summary>
    public static string ToLine(IElement math) => Spaces(Read(math, 0)).Trim();

    private static string Read(INode node, int depth) => node switch
    {
        IText text => Text(text.Data),
        IElement element when depth > MaxDepth => Text(element.TextContent),
        IElement element when Unshown.Contains(element.LocalName) => "",
        IElement element => Read(element, depth),
        _ => "",
    };

    private static string Read(IElement element, int depth)
    {
        var parts = element.Children.ToArray();
        return element.LocalName.ToLowerInvariant() switch
        {
            "mi" or "mn" or "mo" or "mtext" or "ms" => Text(element.TextContent),
            "semantics" or "maction" when parts.Length > 0 => Read(parts[0], depth + 1),
            "mfrac" when parts.Length == 2 => IsStack(element) ? MathNotation.Stack(Part(0), Part(1)) : MathNotation.Fraction(Part(0), Part(1)),
            "msqrt" => MathNotation.Root(Row(element, depth)),
            "mroot" when parts.Length == 2 => MathNotation.Root(Part(0), Part(1)),
            "msup" when parts.Length == 2 => MathNotation.Power(Part(0), Part(1)),
            "msub" when parts.Length == 2 => MathNotation.Index(Part(0), Part(1)),
            "msubsup" when parts.Length == 3 => MathNotation.IndexAndPower(Part(0), Part(1), Part(2)),
            "munder" when parts.Length == 2 => Under(Part(0), Part(1)),
            "mover" when parts.Length == 2 => MathNotation.Over(Part(0), Part(1)),
            "munderover" when parts.Length == 3 => MathNotation.IndexAndPower(Part(0), Part(1), Part(2)) + " ",
            "mmultiscripts" when parts.Length > 0 => Scripts(parts, depth),
            "mfenced" => Fenced(element, parts, depth),
            "mtable" => Table(parts, depth),
            _ => Row(element, depth),
        };

        string Part(int i) => Read(parts[i], depth + 1).Trim();
    }

    private static bool IsStack(IElement fraction) => fraction.GetAttribute("linethickness")?.Trim() is { Length: > 0 } thickness && thickness.TrimEnd('p', 'x', 't', 'e', 'm') is "0" or "0.0";

    private static string Row(IElement element, int depth) => MathNotation.Row(element.ChildNodes.Select(n => Read(n, depth + 1)).Where(p => p.Length > 0));

    private static string Under(string @base, string under) =>
        under is "¯" or "_" or "⏟" ? @base : MathNotation.Index(@base, under) + (Limits.Contains(@base) ? " " : "");

    private static string Scripts(IElement[] parts, int depth)
    {
        var text = Read(parts[0], depth + 1);
        var before = Array.FindIndex(parts, p => p.LocalName == "mprescripts");
        var (behind, front) = before < 0 ? (parts[1..], []) : (parts[1..before], parts[(before + 1)..]);
        return Pairs("", front) + Pairs(text, behind);

        string Pairs(string @base, IElement[] scripts)
        {
            for (var i = 0; i < scripts.Length; i += 2)
                @base = MathNotation.IndexAndPower(@base, Read((INode)scripts[i], depth + 1).Trim(), i + 1 < scripts.Length ? Read((INode)scripts[i + 1], depth + 1).Trim() : "");
            return @base;
        }
    }

    private static string Fenced(IElement element, IElement[] parts, int depth)
    {
        var separator = (element.GetAttribute("separators") ?? ",").Trim() is [var first, ..] ? first + " " : "";
        return (element.GetAttribute("open") ?? "(") + string.Join(separator, parts.Select(p => Read((INode)p, depth + 1).Trim())) + (element.GetAttribute("close") ?? ")");
    }

    /// <summary>Rows that go on with a relation are steps of a calculation; others are a matrix, or cases.</summary>
    private static string Table(IElement[] rows, int depth) => string.Join("; ", rows.Select(row =>
    {
        var cells = row.LocalName is "mtr" or "mlabeledtr" ? row.Children.Select(c => Read((INode)c, depth + 1).Trim()).Where(c => c.Length > 0).ToArray() : [Read((INode)row, depth + 1).Trim()];
        return cells.Skip(1).Any(c => Relations.Any(r => c.StartsWith(r, StringComparison.Ordinal))) ? MathNotation.Row(cells) : string.Join(", ", cells);
    }).Where(r => r.Length > 0));

    /// <summary>Without the signs that say how the parts belong together and show nothing: function of, times, and.</summary>
    private static string Text(string text) => Spaces(text.Trim().Replace("\u2061", "", StringComparison.Ordinal).Replace("\u2062", "", StringComparison.Ordinal)
        .Replace("\u2063", "", StringComparison.Ordinal).Replace("\u2064", "+", StringComparison.Ordinal));

    private static string Spaces(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
