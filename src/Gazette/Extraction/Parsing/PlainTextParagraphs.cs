using System.Text;
using System.Text.RegularExpressions;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Plain text to paragraphs: each line is one, save in text that was wrapped at a fixed width, whose lines are put
/// together again. A line counts as wrapped when the next line's first word had no room on it.
/// </summary>
internal static partial class PlainTextParagraphs
{
    /// <summary>Cells of a terminal; a Han character takes two. Longer lines were not wrapped by anyone.</summary>
    private const int MaxWrapWidth = 100;
    private const int MinWrapWidth = 40;

    /// <summary>Fewer full lines than this are no pattern.</summary>
    private const int MinFullLines = 3;

    /// <summary>Cells; headings, verses and names are shorter.</summary>
    private const int MinLongLine = 60;

    /// <summary>Long lines after which a sentence goes on in small letters; those of one poem are short.</summary>
    private const int MinBrokenLines = 2;

    /// <summary>Cells; one ideographic space is what some editors leave of two.</summary>
    private const int MinIndent = 2;
    private const int MinIndented = 2;

    /// <summary>Cells; headings and signatures are shorter.</summary>
    private const int MinProse = 20;

    private const char IdeographicSpace = '\u3000';

    private static readonly char[] LineEnds = ['\n', '\r', '\f', '\u2029'];

    private static readonly char[] OtherLineEnds = [.. LineEnds, '\u2028'];

    public static IReadOnlyList<string> Split(string text) => [.. Group(Lines(text)).Select(p => p.Text)];

    // Not ReplaceLineEndings: U+0085 is a line's end to it, and a letter's byte where UTF-8 was read as Latin-1.
    // A line separator amid lines with ends of their own is what a copy from a page left, and parts words.
    public static string[] Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Split(text.AsSpan().IndexOfAny('\n', '\r') >= 0 ? LineEnds : OtherLineEnds);

    /// <summary>The paragraphs, each with the first and the last of the lines that it is made of.</summary>
    public static IReadOnlyList<(string Text, int First, int Last)> Group(string[] lines)
    {
        var width = WrapWidth(lines);
        var indents = width is null && HasIndents(lines);
        var first = Array.FindIndex(lines, l => !string.IsNullOrWhiteSpace(l));
        var headline = GoesOn(lines, first) ? first : -1;
        return width is null && !indents && headline < 0
            ? [.. lines.Select((l, i) => (Text: Clean(l), First: i, Last: i)).Where(l => l.Text.Length > 0)]
            : Join(lines, width, indents, headline);
    }

    /// <summary>Whether a headline goes on in the next line, alone above a blank line or an indented one.</summary>
    private static bool GoesOn(string[] lines, int at)
    {
        if (at < 0 || at + 1 >= lines.Length || string.IsNullOrWhiteSpace(lines[at + 1]))
            return false;
        var isAlone = at + 2 >= lines.Length || string.IsNullOrWhiteSpace(lines[at + 2]) || Indent(lines[at + 2]) > Indent(lines[at + 1]);
        var (first, second) = (lines[at].Trim(), lines[at + 1].Trim());
        if (!isAlone || char.IsPunctuation(first[^1]) || SentenceEnd().IsMatch(second))
            return false;
        // 关于…的通知: an official title names its matter first and its kind last.
        return (OfficialTitle().IsMatch(first + second) && !OfficialTitle().IsMatch(first) && !first.Contains('，', StringComparison.Ordinal))
            || (char.IsAsciiLetterLower(second[0]) && first.Contains(' ', StringComparison.Ordinal));
    }

    /// <summary>
    /// Whether each paragraph begins with an indent and some go on in lines without one. Such lines break off in the middle
    /// of a sentence.
    /// </summary>
    private static bool HasIndents(string[] lines)
    {
        var indented = lines.Count(l => !string.IsNullOrWhiteSpace(l) && Indent(l) >= MinIndent);
        return indented >= MinIndented
            && lines.Zip(lines.Skip(1)).Any(pair => Indent(pair.First) >= MinIndent && IsBrokenOff(pair.First, pair.Second))
            && AreMostlyIndented(lines);
    }

    /// <summary>Of the lines below one that ends a sentence.</summary>
    private static bool AreMostlyIndented(string[] lines)
    {
        var (indented, others) = (0, 0);
        string? last = null;
        foreach (var line in lines.SkipWhile(l => Indent(l) < MinIndent || string.IsNullOrWhiteSpace(l)).Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            if (last is not null && Width(line) >= MinProse && EndOfLine().IsMatch(last))
                (indented, others) = Indent(line) >= MinIndent ? (indented + 1, others) : (indented, others + 1);
            last = line;
        }

        return others * 2 <= indented;
    }

    private static bool IsBrokenOff(string line, string next) =>
        !string.IsNullOrWhiteSpace(line) && !string.IsNullOrWhiteSpace(next) && Indent(next) == 0
        && Width(line) >= MinWrapWidth && !EndOfLine().IsMatch(line) && Continues(line, next);

    private static int Indent(string line)
    {
        var indent = 0;
        foreach (var c in line)
        {
            if (c is not (' ' or '\t' or IdeographicSpace or '\u00A0'))
                break;
            indent += c == ' ' ? 1 : 2;
        }

        return indent;
    }

    /// <summary>The width that the text was wrapped at; null when it was not.</summary>
    private static int? WrapWidth(string[] lines)
    {
        var width = lines.Where(l => !IsLongWord(l)).Select(FilledWidth).DefaultIfEmpty().Max();
        if (width is < MinWrapWidth or > MaxWrapWidth)
            return null;
        var (full, breaks, ended, broken) = (0, 0, 0, 0);
        var longest = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (!Continues(lines[i], lines[i + 1], width))
                continue;
            breaks++;
            if (GoesOnInSmallLetters(lines[i], lines[i + 1]))
                (broken, longest) = (broken + 1, Math.Max(longest, Width(lines[i])));
            if (!IsFull(lines[i], lines[i + 1], width))
                continue;
            full++;
            // Nobody ends a paragraph of this length without a mark.
            broken += FilledWidth(lines[i]) >= MinLongLine && char.IsLetterOrDigit(lines[i].TrimEnd()[^1]) && Han.Is(lines[i + 1].TrimStart()[0]) ? 1 : 0;
            ended += SentenceEnd().IsMatch(lines[i]) ? 1 : 0;
        }

        // In text of one paragraph per line most lines are short of the longest one by any length; verses are all of one
        // length, but end where their sentence ends.
        return broken >= MinBrokenLines || longest >= MinLongLine || (full >= MinFullLines && full * 10 >= breaks * 6 && ended * 2 < full) ? width : null;
    }

    /// <param name="headline">The line that goes on in the next one; -1 when none does.</param>
    private static List<(string Text, int First, int Last)> Join(string[] lines, int? width, bool indents, int headline)
    {
        var paragraphs = new List<(string Text, int First, int Last)>();
        var current = new StringBuilder();
        var (broken, hasSpaces) = (new BrokenWords(lines), HasSpaces(lines));
        var (first, column) = (0, 0);
        var beginsIndented = width is not null && HasIndentedStarts(lines);
        for (var i = 0; i < lines.Length; i++)
        {
            if (current.Length == 0)
                (first, column) = (i, Item().Match(lines[i]).Length);
            Append(current, Clean(lines[i]), i > 0 && BrokenWords.Goes(lines[i - 1], lines[i]), hasSpaces);
            if (i == headline || (indents && i + 1 < lines.Length && IsBrokenOff(lines[i], lines[i + 1])))
                continue;
            if (i + 1 < lines.Length && beginsIndented && BeginsIndented(lines[i + 1]))
            {
                Flush(i);
                continue;
            }

            if (width is not null && i + 1 < lines.Length && BrokenWords.Goes(lines[i], lines[i + 1]) && Continues(lines[i], lines[i + 1]))
            {
                if (broken.DropsHyphen(lines[i], lines[i + 1]))
                    current.Length--;
                continue;
            }

            if (width is not null && i + 1 < lines.Length && Continues(lines[i], lines[i + 1], width.Value) && (IsFull(lines[i], lines[i + 1], width.Value) || GoesOnInSmallLetters(lines[i], lines[i + 1]) || GoesOnInFigures(lines[i], lines[i + 1]) || (IsHanging(lines[i + 1]) && !BeginsBelowHeading(lines[i], lines[i + 1]))))
                continue;
            if (column > 0 && i + 1 < lines.Length && GoesOnAt(column, lines[i + 1]) && !BeginsBelowHeading(lines[i], lines[i + 1]))
                continue;
            Flush(i);
        }

        return paragraphs;

        void Flush(int last)
        {
            if (current.Length > 0)
                paragraphs.Add((current.ToString(), first, last));
            current.Clear();
        }
    }

    /// <summary>In wrapped text: whether lines that are set in begin paragraphs, for they stand below an end of a sentence and nothing else is set in.</summary>
    private static bool HasIndentedStarts(string[] lines)
    {
        var (starts, others, text) = (0, 0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            text++;
            if (!BeginsIndented(lines[i]))
                continue;
            var follows = i == 0 || string.IsNullOrWhiteSpace(lines[i - 1]) || SentenceEnd().IsMatch(lines[i - 1]);
            (starts, others) = follows ? (starts + 1, others) : (starts, others + 1);
        }

        return starts >= MinIndented && others == 0 && starts * 2 <= text && !Array.Exists(lines, l => Item().IsMatch(l));
    }

    private static bool BeginsIndented(string line) => Indent(line) >= MinIndent;

    private static void Append(StringBuilder paragraph, string line, bool goesOn, bool hasSpaces)
    {
        if (line.Length == 0)
            return;
        if (paragraph.Length > 0 && !goesOn && NeedSpace(paragraph[^1], line[0], hasSpaces))
            paragraph.Append(' ');
        paragraph.Append(line);
    }

    /// <summary>Between two lines that are put together. Han characters need none between them.</summary>
    /// <param name="hasSpaces">Whether the text sets letters and figures off from Han characters.</param>
    public static bool NeedSpace(char before, char after, bool hasSpaces) =>
        hasSpaces ? !(Han.IsOrSign(before) && Han.IsOrSign(after)) : !IsHanBeside(before, after);

    /// <summary>Whether a text's own lines have spaces where Han characters and others meet; one without such places has.</summary>
    public static bool HasSpaces(string[] lines)
    {
        var (with, without) = (0, 0);
        foreach (var line in lines)
        {
            for (var i = 1; i < line.Length; i++)
            {
                if (Han.Is(line[i - 1]) != Han.Is(line[i]) && char.IsAsciiLetterOrDigit(Han.Is(line[i]) ? line[i - 1] : line[i]))
                    without++;
                if (i > 1 && line[i - 1] == ' ' && Han.Is(line[i - 2]) != Han.Is(line[i]) && char.IsAsciiLetterOrDigit(Han.Is(line[i]) ? line[i - 2] : line[i]))
                    with++;
            }
        }

        return with >= without;
    }

    // 2. and 6万 as well: a figure that was cut.
    private static bool IsHanBeside(char before, char after) =>
        Han.IsOrSign(before) || Han.IsOrSign(after) || (after is >= '0' and <= '9' && before is (>= '0' and <= '9') or '.');

    /// <summary>Both hold text, and the second does not begin something new: a list item, an indented paragraph, a quote.</summary>
    private static bool Continues(string line, string next) =>
        !string.IsNullOrWhiteSpace(line) && !string.IsNullOrWhiteSpace(next) && !Begins().IsMatch(next) && !Rule().IsMatch(line) && !Rule().IsMatch(next);

    /// <summary>The same in wrapped text, where a number may stand at a line's start amid a sentence.</summary>
    private static bool Continues(string line, string next, int width) =>
        Continues(line, next) || (!string.IsNullOrWhiteSpace(line) && Indent(next) == 0 && Number().IsMatch(next) && IsFull(line, next, width) && !EndOfLine().IsMatch(line) && !Rule().IsMatch(line));

    private static bool IsFull(string line, string next, int width) =>
        FilledWidth(line.TrimEnd()) + FirstWordWidth(next) > width - 2;

    /// <summary>Without marks that may hang over the edge, for no line begins with them.</summary>
    private static int FilledWidth(string line) => Width(line) - Math.Min(2, line.Length - line.AsSpan().TrimEnd("，。、；：”’）》」』！？").Length) * 2;

    private static bool GoesOnInSmallLetters(string line, string next) =>
        char.IsAsciiLetterLower(next.AsSpan().TrimStart()[0]) && Width(line) >= MinWrapWidth && !EndOfLine().IsMatch(line);

    /// <summary>Or in a bracket, a quotation or a sum, where the line above ends in a small letter or a comma.</summary>
    private static bool GoesOnInFigures(string line, string next) =>
        Width(line) >= MinWrapWidth && line.TrimEnd()[^1] is (>= 'a' and <= 'z') or ',' && next[0] is (>= '0' and <= '9') or '(' or '[' or '"' or '“' or '\'' or '‘' or '£' or '€' or '$' or '¥' or '%' or '&';

    /// <summary>A line of a list item, set in below its first one.</summary>
    private static bool IsHanging(string line) => line.StartsWith("  ", StringComparison.Ordinal) || line.StartsWith('\t');

    /// <summary>2. Footpath 14, and a sentence set in below it.</summary>
    private static bool BeginsBelowHeading(string line, string next) =>
        Width(line) < MinWrapWidth && char.IsAsciiLetterUpper(next.AsSpan().TrimStart()[0]);

    /// <summary>Set in as far as the text of the item above, behind its mark.</summary>
    private static bool GoesOnAt(int column, string line) =>
        line.Length > column && line.AsSpan(0, column).TrimStart(' ').IsEmpty && !char.IsWhiteSpace(line[column]) && !Item().IsMatch(line);

    private static int FirstWordWidth(string line)
    {
        var word = line.TrimStart();
        if (word.Length > 0 && Han.IsOrSign(word[0]))
            return 4;
        var end = word.AsSpan().IndexOf(' ');
        var han = word.AsSpan().IndexOfAnyInRange('\u2E80', '\uFFEF');
        end = end < 0 || (han >= 0 && han < end) ? han : end;
        return 1 + Width(end < 0 ? word : word[..end]);
    }

    // An address; of misread Chinese, which has no spaces either, hardly a letter is ASCII.
    private static bool IsLongWord(string line) => line.All(char.IsAscii) && !line.Trim().Contains(' ', StringComparison.Ordinal);

    public static int Width(string line)
    {
        var width = 0;
        foreach (var c in line)
            width += Han.IsOrSign(c) && c is not ('“' or '”' or '‘' or '’' or '…' or '—') || c == IdeographicSpace ? 2 : 1;
        return width;
    }

    private static string Clean(string line)
    {
        // A byte order mark at the end stays for the rule that removes what nobody sees, and writes down that it was there.
        var start = line.AsSpan().TrimStart().TrimStart('\uFEFF').TrimStart();
        var text = start.TrimEnd();
        // The last byte of a character in misread UTF-8 is white space to look at: E2 81 A0.
        var isCut = text.Length < start.Length && start[text.Length] is '\u0085' or '\u00A0' && WesternBytes.AwaitOneMore(text);
        return start[..(text.Length + (isCut ? 1 : 0))].ToString();
    }

    [GeneratedRegex("^\\s*(?:[-*•·▪◦]\\s|[●◆■★☆▶►➢➤✓✔]|[(（]?[0-9]{1,3}(?:[)）、]|\\.(?:[^0-9]|$))|（?[一二三四五六七八九十]{1,3}[、）]|[＊※>])|^\\u3000|^ {4,}\\S|^\\t", RegexOptions.None, 10000)]
    private static partial Regex Begins();

    [GeneratedRegex("^(?:[(（]?[0-9]{1,3}[.)）、]|（?[一二三四五六七八九十]{1,3}[、）])", RegexOptions.None, 10000)]
    private static partial Regex Number();

    /// <summary>An item's mark, with the spaces around it.</summary>
    [GeneratedRegex("^ *(?:[-*•·▪◦●◆■]|\\(?[0-9]{1,3}[.)]) +", RegexOptions.None, 10000)]
    private static partial Regex Item();

    // With quotation marks that were read as controls, and what nobody sees at a line's end.
    [GeneratedRegex("[。！？；.!?;][”’」』）)\"'\u0092\u0094]?[\\s\u00AD\u200B-\u200F\u2060\uFEFF]*\\z", RegexOptions.None, 10000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[。！？；：.!?;:…][”’」』）)\"'\u0092\u0094]?[\\s\u00AD\u200B-\u200F\u2060\uFEFF]*\\z", RegexOptions.None, 10000)]
    private static partial Regex EndOfLine();

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("关于.{2,}(?:通知|公告|通告|通报|公示|意见|办法|决定|决议|批复|请示|函|报告|方案|细则|规定|说明|建议)\\z|關於.{2,}(?:通知|公告|通告|公示|意見|辦法|決定|規定|說明|報告|方案)\\z", RegexOptions.NonBacktracking)]
    private static partial Regex OfficialTitle();

    [GeneratedRegex("^\\s*(?:[-=*_~#]\\s*){3,}$", RegexOptions.None, 10000)]
    private static partial Regex Rule();
}
