using System.Text;
using DocumentFormat.OpenXml;

namespace Gazette.Intake.Word;

/// <summary>
/// Counts the numbers of paragraphs as Word does. What is a bullet or a plain number becomes a list; 一、 （一） 第三条
/// and 1.2.1 are what other texts refer to, and stay as text.
/// </summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    /// <summary>From a number's definition over styles to another's.</summary>
    private const int MaxLinks = 4;

    /// <summary>UTF-16 units around a number; it stands before each paragraph.</summary>
    private const int MaxText = 100;

    /// <summary>Larger starts are no numbers of anything.</summary>
    private const int MaxStart = 99_999;

    private readonly Dictionary<string, OpenXmlElement> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenXmlElement> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Level?[]> levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?[]> counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> started = new(StringComparer.Ordinal);
    private readonly WordStyles styles;

    /// <param name="root">Of the part of numberings; null where there is none.</param>
    public WordNumbering(OpenXmlElement? root, WordStyles styles)
    {
        this.styles = styles;
        foreach (var child in root?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
        {
            if (child.LocalName == "abstractNum" && child.Attribute("abstractNumId") is { } definition)
                definitions.TryAdd(definition, child);
            if (child.LocalName == "num" && child.Attribute("numId") is { } number)
                numbers.TryAdd(number, child);
        }
    }

    /// <summary>Counts this paragraph. Null for one without a number.</summary>
    public NumberLabel? Next(OpenXmlElement? properties, ParagraphStyle style)
    {
        var own = properties.Child("numPr");
        if ((own.Value("numId") ?? style.Numbering) is not { } id || id == "0" || !numbers.TryGetValue(id, out var number) || Definition(number) is not var (name, definition))
            return null;
        var all = LevelsOf(id, number, definition);
        var at = own.Number("ilvl") ?? style.NumberingLevel ?? Array.FindIndex(all, l => l?.Style == style.Id);
        at = Math.Clamp(at, 0, Levels - 1);
        if (all[at] is not { } level)
            return null;
        var counts = Count(id, name, all, at);
        var value = counts[at]!.Value;
        return new NumberLabel(name, at, level.Kind(at), value, NumberText.ListType(level.Format), Text(level, all, counts));
    }

    private int?[] Count(string id, string definition, Level?[] all, int at)
    {
        if (!counters.TryGetValue(definition, out var counts))
            counters.Add(definition, counts = new int?[Levels]);
        if (started.Add(id))
        {
            for (var i = 0; i < Levels; i++)
                counts[i] = all[i]?.Restart is null ? counts[i] : null;
        }

        counts[at] = counts[at] is { } last ? last + 1 : all[at]!.Start;
        for (var i = 0; i < Levels; i++)
        {
            if (i < at)
                counts[i] ??= all[i]?.Start ?? 1;
            else if (i > at && all[i] is not { NeverRestarts: true })
                counts[i] = null;
        }

        return counts;
    }

    private static string Text(Level level, Level?[] all, int?[] counts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < level.Text.Length; i++)
        {
            if (level.Text[i] != '%' || i + 1 == level.Text.Length || level.Text[i + 1] is not (>= '1' and <= '9' and var digit))
            {
                text.Append(level.Text[i]);
                continue;
            }

            var other = digit - '1';
            text.Append(NumberText.Of(counts[other] ?? all[other]?.Start ?? 1, level.IsInFigures ? "decimal" : all[other]?.Format ?? "decimal"));
            i++;
        }

        return text.ToString().Trim() is { Length: > 0 } written ? written + level.Gap(written) : "";
    }

    /// <summary>One that stands for a style's leads to that of the style.</summary>
    private (string Name, OpenXmlElement Element)? Definition(OpenXmlElement number)
    {
        for (var links = 0; links < MaxLinks; links++)
        {
            if (number.Value("abstractNumId") is not { } name || !definitions.TryGetValue(name, out var definition))
                return null;
            if (definition.Value("numStyleLink") is not { } link || styles.Paragraph(link) is not { Numbering: { } next } || !numbers.TryGetValue(next, out var linked))
                return (name, definition);
            number = linked;
        }

        return null;
    }

    private Level?[] LevelsOf(string id, OpenXmlElement number, OpenXmlElement definition)
    {
        if (levels.TryGetValue(id, out var known))
            return known;
        var all = new Level?[Levels];
        foreach (var level in definition.ChildElements.Where(c => c.LocalName == "lvl"))
            Put(level, null);
        foreach (var other in number.ChildElements.Where(c => c.LocalName == "lvlOverride"))
        {
            var at = WordElement.ToNumber(other.Attribute("ilvl")) ?? -1;
            if (other.Child("lvl") is { } level)
                Put(level, null);
            if (other.Number("startOverride") is { } start && at is >= 0 and < Levels && all[at] is { } changed)
                all[at] = changed with { Start = Math.Clamp(start, 0, MaxStart), Restart = start };
        }

        return levels[id] = all;

        void Put(OpenXmlElement level, int? restart)
        {
            if (WordElement.ToNumber(level.Attribute("ilvl")) is not (>= 0 and < Levels and var at))
                return;
            var isBullet = level.Child("lvlPicBulletId") is not null;
            all[at] = new Level(
                isBullet ? "bullet" : level.Value("numFmt") ?? "decimal",
                isBullet ? "•" : level.Value("lvlText") is { Length: <= MaxText } text ? text : "",
                Math.Clamp(level.Number("start") ?? 0, 0, MaxStart),
                level.Switch("isLgl") == true,
                level.Value("suff"),
                level.Value("pStyle"),
                level.Number("lvlRestart") == 0,
                restart);
        }
    }

    /// <param name="Restart">Set where a list of its own begins with it.</param>
    private sealed record Level(string Format, string Text, int Start, bool IsInFigures, string? Suffix, string? Style, bool NeverRestarts, int? Restart)
    {
        private const string ListFormats = " decimal lowerLetter upperLetter lowerRoman upperRoman ";

        public NumberKind Kind(int at)
        {
            if (string.IsNullOrWhiteSpace(Text))
                return NumberKind.None;
            if (Format == "bullet")
                return NumberKind.Bullet;
            var own = $"%{at + 1}";
            return ListFormats.Contains($" {Format} ", StringComparison.Ordinal) && (Text == own || Text == own + "." || Text == own + ")") ? NumberKind.Number : NumberKind.Text;
        }

        /// <summary>Behind 一、 and （一） stands none, whatever the tab.</summary>
        public string Gap(string written) => Suffix == "nothing" || written[^1] is '、' or '）' or '．' or '。' or '：' ? "" : " ";
    }
}

/// <summary>How a paragraph's number is shown.</summary>
internal enum NumberKind
{
    /// <summary>Not at all.</summary>
    None,
    Bullet,

    /// <summary>That of an item of a list.</summary>
    Number,

    /// <summary>Before the paragraph, as text.</summary>
    Text,
}

/// <param name="List">What the paragraph is counted in.</param>
/// <param name="Level">From 0.</param>
/// <param name="Type">The value of HTML's attribute <c>type</c>; null for figures.</param>
/// <param name="Text">With what parts it from the paragraph's text.</param>
internal sealed record NumberLabel(string List, int Level, NumberKind Kind, int Value, string? Type, string Text);
