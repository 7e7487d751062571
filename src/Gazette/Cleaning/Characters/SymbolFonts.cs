using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Characters;

/// <summary>
/// Writes the signs of symbol fonts as what a reader saw: Word sets a bullet as the letter l in Wingdings, a ticked box as þ.
/// Without the font, which no article has, the letter would stand in the text.
/// </summary>
internal sealed partial class SymbolFonts : ICleaningRule
{
    private const string Resource = "Gazette.Cleaning.Data.symbol-fonts.txt";

    /// <summary>A sign, or a few of them; a longer text in a symbol font is one that nobody could read.</summary>
    private const int MaxSigns = 6;

    private const int MaxSteps = 6;

    private const string Bullet = "•";

    // How Word marks a list's o: the only sign of an ordinary font.
    private const string Typewriter = "courier new";

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<char, string>>> Fonts = new(() => DataFile.Lines(Resource)
        .Select(l => l.Split('\t'))
        .GroupBy(l => l[0], StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToFrozenDictionary(l => l[1][0], l => l[2]), StringComparer.Ordinal));

    private static readonly SearchValues<string> SymbolFont = SearchValues.Create(["dings", "symbol", "dingbats"], StringComparison.OrdinalIgnoreCase);

    public string Name => "symbol-fonts";

    public static bool IsBullet(string font, char privateUse) =>
        privateUse is >= '\uF020' and <= '\uF0FF' && (privateUse == '\uF0B7' || SignOf(font.ToLowerInvariant(), (char)(privateUse - 0xF000)) is Bullet);

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var classes = new Lazy<FrozenDictionary<string, string>>(() => ClassesOf(draft.Document));
        foreach (var line in lines)
        {
            if (!line.IsCode && line.Block is not null && line.Parts.Count > 1)
                Repair(draft, line, classes);
        }
    }

    private void Repair(Draft draft, Line line, Lazy<FrozenDictionary<string, string>> classes)
    {
        var (start, edits) = (0, new List<TextEdit>());
        foreach (var part in line.Parts)
        {
            var signs = part.Text.AsSpan().Trim();
            if (part.Node is IText && signs.Length is > 0 and <= MaxSigns && FontOf(part.Node, line.Block!, classes) is { } font)
                Find(line.Text, start + part.Text.IndexOf(signs[0], StringComparison.Ordinal), signs.Length, font, edits);
            start += part.Text.Length;
        }

        if (edits.Count > 0)
            line.Repair(draft.Report, Name, edits);
    }

    private static void Find(string text, int start, int length, string font, List<TextEdit> edits)
    {
        var isFirst = text.AsSpan(0, start).IsWhiteSpace();
        if (font == Typewriter && !(isFirst && length == 1 && text[start] == 'o' && start + 1 < text.Length && char.IsWhiteSpace(text[start + 1])))
            return;
        for (var i = start; i < start + length; i++)
        {
            // One sign before a text is what a list's item begins with, whatever it shows.
            var isAlone = isFirst && length == 1 && font != Typewriter && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]) && !text.AsSpan(i + 1).IsWhiteSpace();
            if ((SignOf(font, text[i]) ?? (isAlone ? Bullet : null)) is not { } sign)
                continue;
            var isParted = !isFirst || length > 1 || i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]);
            edits.Add(new TextEdit(i, 1, isParted ? sign : sign + " "));
        }
    }

    private static string? SignOf(string font, char c) =>
        Fonts.Value.TryGetValue(font, out var signs) && signs.TryGetValue(c is >= '\uF020' and <= '\uF0FF' ? (char)(c - 0xF000) : c, out var sign) ? sign : null;

    /// <summary>The first font that the nearest element around the text names; null when it is no symbol font.</summary>
    private static string? FontOf(INode node, IElement block, Lazy<FrozenDictionary<string, string>> classes)
    {
        var element = node.ParentElement;
        for (var step = 0; element is not null && step < MaxSteps; step++, element = element.ParentElement)
        {
            if (NamedBy(element, classes) is { } font)
                return Fonts.Value.ContainsKey(font) ? font : null;
            if (ReferenceEquals(element, block))
                return null;
        }

        return null;
    }

    private static string? NamedBy(IElement element, Lazy<FrozenDictionary<string, string>> classes)
    {
        if (element.GetAttribute("style") is { } style && style.Contains("font", StringComparison.OrdinalIgnoreCase) && FontFamily().Match(style) is { Success: true } family)
            return Named(family.Groups["font"].Value);
        if (element.GetAttribute("face") is { } face)
            return Named(face.Split(',')[0]);
        if (element.ClassName is { Length: > 0 } names && classes.Value.Count > 0)
            return names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(n => classes.Value.GetValueOrDefault(n)).FirstOrDefault(f => f is not null);
        return null;
    }

    private static string Named(string font) => font.Trim().Trim('"', '\'', ' ').ToLowerInvariant();

    /// <summary>Classes to which the page's own style sheets give a symbol font.</summary>
    private static FrozenDictionary<string, string> ClassesOf(IDocument document)
    {
        var classes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (selector, body) in document.GetElementsByTagName("style").SelectMany(s => RulesOfSymbols(s.TextContent)))
        {
            if (FontFamily().Match(body) is not { Success: true } family || Named(family.Groups["font"].Value) is not { } font || font == Typewriter || !Fonts.Value.ContainsKey(font))
                continue;
            foreach (Match name in ClassName().Matches(selector))
                classes.TryAdd(name.Groups["name"].Value, font);
        }

        return classes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Of a sheet the rules that name a symbol font: few sheets have one, and all are long.</summary>
    private static IEnumerable<(string Selector, string Body)> RulesOfSymbols(string sheet)
    {
        // The last three brackets passed: a rule is what stands between an opening one and a closing one.
        var (before, open, close) = (-1, -1, -1);
        for (var at = 0; sheet.AsSpan(at).IndexOfAny(SymbolFont) is >= 0 and var found; at = close)
        {
            while (close < at + found)
            {
                (before, open) = (open, close);
                if (sheet.AsSpan(close + 1).IndexOfAny('{', '}') is not (>= 0 and var next))
                    yield break;
                close += 1 + next;
            }

            if (open > before + 1 && sheet[open] == '{' && sheet[close] == '}')
                yield return (sheet[(before + 1)..open], sheet[(open + 1)..close]);
        }
    }

    [GeneratedRegex("font-family\\s*:\\s*(?<font>[^;,!]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex FontFamily();

    [GeneratedRegex("\\.(?<name>[A-Za-z_][A-Za-z0-9_-]*)", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex ClassName();
}
