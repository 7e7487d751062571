using System.Buffers;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning.Markup;

/// <summary>
/// Takes out what is likely the rest of a tag or a comment that lost its other bracket. Only on a page on which broken markup was
/// found for sure, and never as certain: an arrow or an unequal sign may look the same, and a person has to see the place.
/// </summary>
internal sealed class MarkupRemains : ICleaningRule
{
    private const string Closing = ">›≻";

    /// <summary>A line of nothing but these is no text.</summary>
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.,:");
    private static readonly SearchValues<char> OfSigns = SearchValues.Create("<>‹›≺≻[]{}/!-\"'=;&? ");

    private static readonly SearchValues<char> Telling = SearchValues.Create("<>‹›≺≻[]{}/\"");

    /// <summary>One of them makes a token no word.</summary>
    private static readonly SearchValues<char> OfValues = SearchValues.Create("=\"'/;:#&?_-(){}[]!%*0123456789");

    private const int MaxLine = 200;
    private const int MaxSpaces = 12;

    /// <summary>From the name of an element to the sign behind its first attribute.</summary>
    private const int MaxToValue = 12;

    public string Name => BrokenTags.RuleName;

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        if (!draft.Report.Repairs.Any(r => r.Rule == Name && r.Certain) || MarkupTalk.IsIn(lines))
            return;
        foreach (var line in lines.Where(l => !l.IsCode && l.Block is not null && l.Text.AsSpan().ContainsAny(Telling) && !MarkupTalk.IsIn(l.Text)))
        {
            if (Find(line.Text) is { Count: > 0 } edits)
                line.Repair(draft.Report, Name, edits, certain: false);
        }
    }

    public static List<TextEdit> Find(string text)
    {
        if (IsWholeLine(text.AsSpan().Trim()))
            return [new TextEdit(0, text.Length, "")];
        var edits = new List<TextEdit>();
        var opens = text.Contains('[', StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            var floor = edits.Count == 0 ? 0 : edits[^1].End;
            if (ReadAt(text, i, floor, opens) is not { } edit)
                continue;
            edits.Add(edit);
            i = Math.Max(i, edit.End - 1);
        }

        return edits;
    }

    /// <summary>Brackets and dashes alone, or ASCII that ends as a tag does.</summary>
    private static bool IsWholeLine(ReadOnlySpan<char> line)
    {
        if (line.Length == 0 || line.Length > MaxLine || !line.ContainsAny(Telling))
            return false;
        if ((line.Length <= 8 && line.IndexOfAnyExcept(OfSigns) < 0) || (line.Length <= 16 && line[0] == '{' && line[1..].StartsWith("{") && !line.Contains('}')))
            return true;
        if (line[..^1].IndexOfAnyExceptInRange(' ', '~') >= 0)
            return false;
        var hasValue = line.Contains("=\"", StringComparison.Ordinal) || line.Contains("='", StringComparison.Ordinal) || line.Contains('/');
        if (line.Count(' ') > MaxSpaces || MarkupScanner.IsProse(line))
            return false;
        return Closing.Contains(line[^1], StringComparison.Ordinal) ? hasValue || line.Count(' ') <= 1 : line[^1] == '"' && line.Count('"') % 2 == 1 && line.Count(' ') <= 1;
    }

    /// <param name="opens">Whether the text has an opening bracket anywhere.</param>
    private static TextEdit? ReadAt(string text, int at, int floor, bool opens)
    {
        if (Closing.Contains(text[at], StringComparison.Ordinal))
            return At(text, at - 1) == '-' ? ReadArrow(text, at, floor) : ReadEnd(text, at, floor);
        if (text[at] == ']' && At(text, at + 1) == ']' && !opens)
            return new TextEdit(at, Closing.Contains(At(text, at + 2), StringComparison.Ordinal) ? 3 : 2, "");
        if (text[at] == ']' && !opens && ReadCondition(text, at, floor) is { } condition)
            return condition;
        if (text[at] == '/' && At(text, at + 1) == '*' && IsOther(At(text, at - 1)) && IsOther(At(text, at + 2)))
            return new TextEdit(at, 2, "");
        var isLast = text.AsSpan(at + 1).IsWhiteSpace();
        var isFirst = text.AsSpan(0, at).IsWhiteSpace();
        return (text[at], isFirst, isLast) switch
        {
            (']', _, true) when !opens => new TextEdit(at, text.Length - at, ""),
            ('/', _, _) when at > 0 && text.AsSpan(at).TrimEnd() is "//-" or "//--" => new TextEdit(at, text.Length - at, ""),
            ('/', _, true) when at > 0 && !IsWord(At(text, at - 1)) => new TextEdit(At(text, at - 1) == '/' ? at - 1 : at, text.Length - at + (At(text, at - 1) == '/' ? 1 : 0), ""),
            ('*', _, _) when At(text, at + 1) == '/' && !text.Contains("/*", StringComparison.Ordinal) => new TextEdit(at, 2, ""),
            _ => null,
        };
    }

    /// <summary>Of [if !supportEmptyParas], what is left.</summary>
    private static TextEdit? ReadCondition(string text, int at, int floor)
    {
        var start = at;
        while (start > floor && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] == '!'))
            start--;
        return at - start > 2 && MarkupNames.EndsCondition(text.AsSpan(start, at - start)) ? new TextEdit(start, at + 1 - start, "") : null;
    }

    /// <summary>The end of a tag: with the token before it when that is no word of the text.</summary>
    private static TextEdit? ReadEnd(string text, int at, int floor)
    {
        if (At(text, at - 1) == ' ' || (At(text, at + 1) == ' ' && At(text, at - 1) == ' '))
            return null;
        var start = StartOfToken(text, at, floor);
        var body = text.AsSpan(start, at - start);
        if (body.Length == 0)
            return at == floor || !IsWord(At(text, at - 1)) || (IsOther(At(text, at - 1)) && IsOther(At(text, at + 1))) ? new TextEdit(at, 1, "") : null;
        // 5>3, y>z
        if ((body.Length <= 2 || body.IndexOfAnyExceptInRange('0', '9') < 0) && char.IsAsciiLetterOrDigit(At(text, at + 1)) && !char.IsLetter(At(text, at + 2)))
            return null;
        // 70.3>% is a number and a rest.
        if (body.IndexOfAnyExcept(OfNumbers) < 0)
            return new TextEdit(at, 1, "");
        // hanno/figcaption>, horalt;object/gt;: the word before is the text's.
        if (StartOfGlued(body) is > 0 and var glued)
            return new TextEdit(start + glued, at + 1 - start - glued, "");
        var isValue = body.ContainsAny(OfValues);
        if (!isValue && !MarkupNames.IsElement(body) && !(body.Length > 1 && MarkupNames.EndsElement(body)) && body.Length > 2)
            return null;
        start = isValue ? BehindWord(text, StartOfAttributes(text, start, floor)) : start;
        return new TextEdit(start, at + 1 - start, "");
    }

    /// <summary>Where an end tag without its bracket, or an escaped tag, begins behind a word; 0 where none does.</summary>
    private static int StartOfGlued(ReadOnlySpan<char> body)
    {
        var start = body.IndexOf("lt;");
        if (start < 0)
            start = body.LastIndexOf('/') is > 0 and var slash && MarkupNames.IsElement(body[(slash + 1)..]) ? slash : 0;
        foreach (var c in body[..start])
        {
            if (!char.IsLetter(c) && c is not ('-' or '\''))
                return 0;
        }

        return start;
    }

    /// <summary>Of didick="x", where the attribute begins: did is the text's.</summary>
    private static int BehindWord(string text, int start)
    {
        var end = start;
        while (char.IsAsciiLetter(At(text, end)))
            end++;
        var name = text.AsSpan(start, end - start);
        return At(text, end) == '=' && !MarkupNames.IsAttribute(name) ? end - MarkupNames.LengthOfAttributeEnd(name) : start;
    }

    private static int StartOfToken(string text, int end, int floor)
    {
        var start = end;
        while (start > floor && text[start - 1] is > ' ' and < '\u007F' and not '<')
            start--;
        // March.v>, 11:20 p.m.RS_EDITOR--: the sentence before it is the text's.
        for (var mark = end - 2; mark > start; mark--)
        {
            if (text[mark] is '.' or '!' or '?' or ',' && IsText(text.AsSpan(start, mark - start)))
                return mark + 1;
        }

        return start < end && text[start] is '.' or ',' or '!' or '?' && start + 1 <= end ? start + 1 : start;
    }

    /// <summary>Without signs of values; an apostrophe between letters is none, nor a number alone.</summary>
    private static bool IsText(ReadOnlySpan<char> piece)
    {
        if (piece.IndexOfAnyExceptInRange('0', '9') < 0)
            return true;
        for (var i = 0; i < piece.Length; i++)
        {
            if (OfValues.Contains(piece[i]) && !(piece[i] == '\'' && i > 0 && i + 1 < piece.Length && char.IsLetter(piece[i - 1]) && char.IsLetter(piece[i + 1])))
                return false;
        }

        return true;
    }

    /// <summary>Tokens before it that are attributes, and the name before them.</summary>
    private static int StartOfAttributes(string text, int start, int floor)
    {
        while (start > floor && text[start - 1] == ' ')
        {
            var end = start - 1;
            var token = StartOfToken(text, end, floor);
            var body = text.AsSpan(token, end - token);
            if (body.Length == 0 || !(body.Contains('=') || body[^1] is '"' or '\'' or ';' || MarkupNames.IsAttribute(body) || (MarkupNames.IsElement(body) && (body.Length > 1 || text.AsSpan(start, Math.Min(MaxToValue, text.Length - start)).Contains('=')))))
                break;
            start = token;
        }

        return start;
    }

    /// <summary>The end of a comment, with its words.</summary>
    private static TextEdit? ReadArrow(string text, int at, int floor)
    {
        var dashes = at;
        while (dashes > floor && text[dashes - 1] == '-')
            dashes--;
        var start = dashes;
        if (at - dashes < 2 && IsAmidWords(text, dashes, at))
            return new TextEdit(dashes, at + 1 - dashes, "");
        if (at - dashes < 2)
            return dashes == 0 || (At(text, at + 1) is '\0' or ' ' && !IsWord(At(text, dashes - 1)) && At(text, dashes - 1) != ' ') ? new TextEdit(dashes, at + 1 - dashes, "") : null;
        var isSigned = start > floor && text[start - 1] is '/' or '*' or ']';
        while (start > floor && text[start - 1] is '/' or '*' or ']')
            start--;
        if (!isSigned && start > floor && text[start - 1] == ' ')
            return ReadWords(text, start - 1, at, floor);
        if (isSigned || start == floor)
            return new TextEdit(start, at + 1 - start, "");
        var token = StartOfToken(text, start, floor);
        var body = text.AsSpan(token, start - token);
        if (body.Length > 1 && (body.ContainsAny(OfValues) || MarkupNames.SpeaksOfComment(body) || body.IndexOfAnyInRange('A', 'Z') > 0 || body.IndexOfAnyExceptInRange('A', 'Z') < 0))
            return new TextEdit(token, at + 1 - token, "");
        return text.AsSpan(at + 1).IndexOf("->") < 0 && text.AsSpan(0, dashes).IndexOf("->") < 0 ? new TextEdit(dashes, at + 1 - dashes, "") : null;
    }

    /// <summary>The only one of a line, glued to what stands before it: 高度重-&gt;视, costo-&gt; complessivo. An arrow has others, or spaces, beside it.</summary>
    private static bool IsAmidWords(string text, int start, int at)
    {
        var (before, after) = (At(text, start - 1), At(text, at + 1) == ' ' ? At(text, at + 2) : At(text, at + 1));
        return ((IsOther(before) && IsOther(after) && At(text, at + 1) != ' ') || (char.IsAsciiLetterLower(before) && char.IsLower(after) && At(text, at + 1) == ' '))
            && text.AsSpan(at + 1).IndexOf("->") < 0 && text.AsSpan(0, start).IndexOf("->") < 0;
    }

    /// <summary>fine articolo --&gt;, of which the first word may have lost its beginning.</summary>
    private static TextEdit? ReadWords(string text, int end, int at, int floor)
    {
        var start = end;
        // wp:paragraph {"dropCap":true} -->
        if (At(text, end - 1) == '}' && text.LastIndexOf('{', end - 1, end - floor) is >= 0 and var brace)
            start = At(text, brace - 1) == ' ' ? brace - 1 : brace;
        var first = start;
        while (start > floor)
        {
            var word = start;
            while (word > floor && ((char.IsLetterOrDigit(text[word - 1]) && IsOther(text[word - 1]) == IsOther(text[start - 1])) || text[word - 1] is '_' or '-' or '#' or ':' or '/'))
                word--;
            if (word == start || !MarkupNames.EndsComment(text.AsSpan(word, start - word)))
                break;
            first = word;
            if (first == floor || text[first - 1] != ' ')
                break;
            start = first - 1;
        }

        if (first < end)
            return new TextEdit(first, at + 1 - first, "");
        var isAtEdge = at + 1 == text.Length || IsOther(At(text, at + 1)) || IsOther(At(text, end - 1));
        return isAtEdge && !IsWord(At(text, end - 1)) ? new TextEdit(end, at + 1 - end, "") : null;
    }

    private static char At(string text, int i) => i >= 0 && i < text.Length ? text[i] : '\0';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);

    /// <summary>Of a writing that sets no spaces.</summary>
    private static bool IsOther(char c) => c >= '\u2E80';
}
