using System.Buffers;
using System.Text;

namespace Gazette.Cleaning.Markup;

/// <summary>
/// Finds markup in a text by its grammar: from an opening bracket forwards, from a closing one, whose beginning was lost,
/// backwards. Each reading looks a bounded way ahead.
/// </summary>
internal sealed partial class MarkupScanner
{
    /// <summary>Longer tags and comments are none that anybody cuts into a text.</summary>
    private const int MaxLength = 400;

    /// <summary>What may be the rest of a comment's words.</summary>
    private const int MaxWords = 40;

    /// <summary>Signs of comments and spaces around a rest; more are no sign of one.</summary>
    private const int MaxSigns = 12;

    private const string Data = "<!--[CDATA";

    private const string Opening = "<‹＜〈≺";
    private const string Closing = ">›＞〉≻";
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；…!?;”」』");
    private static readonly SearchValues<char> OfBrackets = SearchValues.Create("<>[]{}/*-\"'=!;&? ");
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("[0123456789.:/");
    private static readonly SearchValues<char> OfComparisons = SearchValues.Create("<>=≤≥");
    private static readonly SearchValues<char> OfEnds = SearchValues.Create(" -]/*><!");

    private static readonly SearchValues<char> Triggers = SearchValues.Create(Opening + Closing + "{}[]*/");

    private readonly string text;
    private readonly List<MarkupRest> found = [];

    private readonly Lazy<bool> opens;

    private MarkupScanner(string text) => (this.text, opens) = (text, new Lazy<bool>(() => text.Contains('[', StringComparison.Ordinal)));

    private int Floor => found.Count == 0 ? 0 : found[^1].End;

    /// <summary>In order, without overlap.</summary>
    public static List<MarkupRest> Read(string text)
    {
        if (IsNothingElse(text.AsSpan().Trim()))
            return [new MarkupRest(0, text.Length, MarkupEvidence.Sure)];
        var scanner = new MarkupScanner(text);
        scanner.Read();
        return scanner.found;
    }

    /// <summary>The text alone: what markup says is no talk of markup.</summary>
    public static string Without(string text, List<MarkupRest> rests)
    {
        var left = new StringBuilder(text.Length);
        var at = 0;
        foreach (var rest in rests)
        {
            left.Append(text, at, rest.Start - at);
            at = rest.End;
        }

        return left.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A line of brackets and dashes that no pair closes.</summary>
    private static bool IsNothingElse(ReadOnlySpan<char> line) =>
        line.Length is > 0 and <= 8
        && line.IndexOfAnyExcept(OfBrackets) < 0
        && (line.ContainsAny('<', '>') || line.ContainsAny('[', ']') || line is "*/" or "/*" or "//-" or "//--")
        && !(line.Contains('[') && line.Contains(']')) && line is not ("<-" or "->" or "-->" or "<--" or "=>" or ">>" or "<<");

    private void Read()
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(Triggers);
            if (next < 0)
                return;
            at += next;
            if (ReadAt(at) is { } rest && rest.End > rest.Start)
            {
                rest = WithSigns(rest);
                rest = rest with { Start = Math.Max(rest.Start, Floor) };
                found.Add(rest);
                at = Math.Max(at + 1, rest.End);
            }
            else
            {
                at++;
            }
        }
    }

    private MarkupRest? ReadAt(int at)
    {
        var c = text[at];
        if (Opening.Contains(c, StringComparison.Ordinal))
            return Next(at + 1) is '!' or '?' or '%' ? ReadDeclaration(at) : ReadTag(at);
        if (Closing.Contains(c, StringComparison.Ordinal))
            return c is '>' or '＞' || (Next(at - 1) == '-' && Next(at - 2) == '-') ? ReadEnd(at) : null;
        return c switch
        {
            '{' when Next(at + 1) is '{' or '%' => ReadTemplate(at),
            '}' when Next(at - 1) is '}' or '%' => ReadTemplateEnd(at + 1),
            '[' when IsLostData(at) => new MarkupRest(StartOfData(at), at + 1, MarkupEvidence.Sure),
            '[' => at < 8 && "<![CDATA[".EndsWith(text[..(at + 1)], StringComparison.Ordinal) && at + 1 < text.Length && at > 0 ? new MarkupRest(0, at + 1, MarkupEvidence.Sure) : ReadCondition(at, at),
            ']' => (opens.Value ? null : EndsSentence(at)) ?? ReadLostCondition(at),
            '*' when Next(at + 1) == '/' => AtEdge(at, at + 2),
            '/' when Next(at + 1) == '*' => AtEdge(at, at + 2),
            _ => null,
        };
    }

    /// <summary>Of [CDATA[, what is left.</summary>
    private bool IsLostData(int bracket) => bracket > 0 && text[bracket - 1] == 'A' && (bracket - StartOfData(bracket) >= 3 || (Next(bracket - 2) == 'T' && (IsOther(bracket - 3) || IsGluedToSentence(bracket - 2)) && IsCut(bracket + 1)));

    private int StartOfData(int bracket)
    {
        var start = bracket;
        while (start > Floor && bracket - start < Data.Length && text[start - 1] == Data[^(bracket - start + 1)])
            start--;
        return start;
    }

    private char Next(int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    private MarkupRest? ReadTag(int start)
    {
        var at = start + 1;
        if (Next(at) == ' ' && (Next(at + 1) == '/' || text[start] != '<'))
            at++;
        var isEnd = Next(at) == '/';
        at += isEnd ? 1 : 0;
        if (isEnd && Next(at) == ' ')
            at++;
        var word = WordAt(at);
        if (word.Length > 0 && MarkupNames.IsElement(word))
            return ReadAttributes(start, at + word.Length, word.ToString(), isEnd);
        return text[start] is '<' or '＜' or '‹' || isEnd ? ReadCutName(start, at, word, isEnd) : null;
    }

    /// <summary>A name that was cut, or that text is glued to.</summary>
    private MarkupRest? ReadCutName(int start, int at, ReadOnlySpan<char> word, bool isEnd)
    {
        var end = at + word.Length;
        if (word.Length == 0)
        {
            if (isEnd)
                return new MarkupRest(start, at, IsCut(at) ? MarkupEvidence.Sure : MarkupEvidence.Unclear);
            return at == text.Length && !IsSpace(start - 1) && text[start] == '<' ? new MarkupRest(start, at, MarkupEvidence.Sure) : Lone(start);
        }

        if (isEnd && MarkupNames.LengthOfGlued(word) is > 0 and var length)
            return new MarkupRest(start, at + length, MarkupEvidence.Sure);
        if (Next(end) == ':' && MarkupNames.BeginsElement(text.AsSpan(at, word.Length + 1)) && IsCut(end + 1))
            return new MarkupRest(start, end + 1, MarkupEvidence.Sure);
        if (MarkupNames.BeginsElement(word) && IsCut(end) && !IsAsciiWord(start - 1) && !IsClosedSoon(end))
            return new MarkupRest(start, end, MarkupEvidence.Sure);
        return null;
    }

    /// <summary>A bracket glued to a word, with no second one behind it: 上海&lt;浦东.</summary>
    private MarkupRest? Lone(int start) =>
        text[start] == '<' && start + 1 < text.Length && IsOther(start + 1) && !IsClosedSoon(start + 1) && !IsSpace(start - 1) && !char.IsAsciiDigit(Next(start - 1))
            ? new MarkupRest(start, start + 1, start == 0 ? MarkupEvidence.Sure : MarkupEvidence.Unclear)
            : null;

    private MarkupRest? ReadAttributes(int start, int at, string name, bool isEnd)
    {
        var (values, bare, safe) = (0, 0, at);
        while (at < text.Length && at - start < MaxLength)
        {
            var gap = SkipSpaces(at);
            if (IsClosing(gap) || (Next(gap) == '/' && IsClosing(SkipSpaces(gap + 1))))
                return ReadWhole(start, (Next(gap) == '/' ? SkipSpaces(gap + 1) : gap) + 1, name, isEnd, values, bare);
            if (isEnd)
                break;
            var attribute = AttributeAt(gap);
            if (attribute.Length == 0 || gap == at && !IsQuote(at - 1))
                break;
            var equals = SkipSpaces(gap + attribute.Length);
            if (Next(equals) != '=')
            {
                if (gap + attribute.Length < text.Length && !MarkupNames.IsAttribute(attribute))
                    break;
                (bare, at, safe) = (bare + 1, gap + attribute.Length, gap + attribute.Length);
                continue;
            }

            values++;
            (at, var isWhole) = ReadValue(SkipSpaces(equals + 1));
            safe = at;
            if (!isWhole)
                break;
        }

        return ReadCutTag(start, safe, name, isEnd, values, bare);
    }

    /// <returns>Where the value ends, and whether its quote was found, or it had none.</returns>
    private (int End, bool IsWhole) ReadValue(int at)
    {
        if (at >= text.Length)
            return (text.Length, false);
        var quote = text[at];
        if (quote is not ('"' or '\''))
        {
            var end = at;
            while (end < text.Length && text[end] is > ' ' and < '\u007F' and not ('<' or '>' or '"' or '\''))
                end++;
            // Of an address in Chinese or of a font's name: up to the space or the bracket.
            var far = end;
            while (far < text.Length && far - at < MaxWords && text[far] is not (' ' or '<' or '>' or '"'))
                far++;
            return Next(far) == '>' ? (far, true) : (end, true);
        }

        var close = text.AsSpan(at + 1, Math.Min(MaxLength, text.Length - at - 1)).IndexOf(quote);
        var after = at + 1 + close + 1;
        var isText = close >= 0 && IsProse(text.AsSpan(at + 1, close)) && Next(after) is not (' ' or '>' or '/' or '＞' or '›');
        if (close >= 0 && !isText && text.AsSpan(at + 1, close).IndexOfAny('<', '>') < 0 && (after == text.Length || Next(after) is ' ' or '>' or '/' or '＞' or '›' || IsOther(after) || char.IsAsciiLetter(Next(after))))
            return (after, true);
        var cut = at + 1;
        while (cut < text.Length && text[cut] is >= ' ' and < '\u007F' and not ('<' or '>'))
            cut++;
        if (IsProse(text.AsSpan(at + 1, cut - at - 1)))
            return (at + 1, false);
        // The next word of the text begins with ASCII, and shows only then that it is none of the value's.
        if (cut < text.Length && IsLatin(text[cut]) && text.AsSpan(at + 1, cut - at - 1).IndexOf(' ') is >= 0 and var space)
            return (at + 1 + space, false);
        // A title in another script, cut within it: at the line's end, all of it.
        return cut < text.Length && text.Length - at <= MaxWords && text.AsSpan(at).IndexOfAny(SentenceEnds) < 0 ? (text.Length, false) : (cut, false);
    }

    private MarkupRest? ReadWhole(int start, int end, string name, bool isEnd, int values, int bare)
    {
        // if a <b and c> d
        if (values == 0 && bare > 0 && name.Length == 1)
            return null;
        if (values == 0 && text[start] is '‹' or '〈' && name.Length == 1 && !isEnd)
            return null;
        // a<b>c
        if (values == 0 && !isEnd && name.Length == 1 && IsAsciiWord(start - 1) && char.IsAsciiLetterOrDigit(Next(end)) && !IsAsciiWord(start - 2) && !IsAsciiWord(end + 1))
            return null;
        var isMentioned = values <= 1 && start > 0 && end < text.Length && IsApartBefore(start) && IsApartBehind(end);
        isMentioned |= values == 0 && name.ToLowerInvariant() is "script" or "style" or "iframe" && IsOfShownProgram(start, end, name, isEnd);
        return new MarkupRest(start, end, isMentioned ? MarkupEvidence.Mentioned : MarkupEvidence.Sure, IsWhole: true, IsLineBreak: name.Equals("br", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>No editor sets words in a program: a text with both of its tags, and words before them, shows one.</summary>
    private bool IsOfShownProgram(int start, int end, string name, bool isEnd)
    {
        if (!isEnd)
            return start > 0 && text.AsSpan(end, Math.Min(MaxLength, text.Length - end)).Contains($"</{name}", StringComparison.OrdinalIgnoreCase);
        var from = Math.Max(0, start - MaxLength);
        return from + text.AsSpan(from, start - from).LastIndexOf($"<{name}", StringComparison.OrdinalIgnoreCase) > 0;
    }

    private MarkupRest? ReadCutTag(int start, int end, string name, bool isEnd, int values, int bare)
    {
        if (text.AsSpan(end).Trim() is "" or "/")
            end = text.Length;
        if (start == 0 && end == text.Length)
            return new MarkupRest(0, end, MarkupEvidence.Sure);
        var isCut = IsCut(end) || (values > 0 && IsQuote(end - 1)) || (values > 0 && IsSpace(end));
        // 3 <a and then: text, with an unequal sign.
        if (name.Length == 1 && values == 0 && !isEnd && (IsAsciiWord(start - 1) || IsSpace(start - 1) || !isCut))
            return null;
        if (text[start] is '〈' or '≺' && !isEnd && values == 0)
            return null;
        if (isCut && !(values == 0 && bare > 0 && end < text.Length))
            return new MarkupRest(start, end, MarkupEvidence.Sure, IsLineBreak: name.Equals("br", StringComparison.OrdinalIgnoreCase));
        // <span the board
        return name.Length > 1 || isEnd ? new MarkupRest(start, end, MarkupEvidence.Unclear) : null;
    }

    private MarkupRest? ReadDeclaration(int start)
    {
        var rest = text.AsSpan(start + 1);
        if (rest[0] == '!' && ReadCondition(start, text.IndexOf('[', start) is > 0 and var bracket && bracket - start <= 5 ? bracket : start) is { } condition)
            return condition;
        foreach (var opening in (ReadOnlySpan<string>)["![CDATA[", "!--[CDATA["])
        {
            if (rest.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return new MarkupRest(start, start + 1 + opening.Length, MarkupEvidence.Sure, IsWhole: true);
        }

        if (rest.StartsWith("!]", StringComparison.Ordinal))
            return new MarkupRest(start, EndOfClosing(start + 2), MarkupEvidence.Sure);
        var (isComment, isProgram) = (rest.StartsWith("!--", StringComparison.Ordinal), rest[0] is '?' or '%');
        var close = isComment ? IndexOfCommentEnd(start + 4) : IndexOfClosing(start + 2);
        if (close >= 0)
            return ReadWholeComment(start, close + (isComment ? 3 : 1), isComment || isProgram || rest.StartsWith("!DOCTYPE", StringComparison.OrdinalIgnoreCase));
        return isProgram ? ReadCutProgram(start) : ReadCutComment(start);
    }

    /// <summary>&lt;?xml version= and &lt;%@ page language=, without an end.</summary>
    private MarkupRest? ReadCutProgram(int start)
    {
        var at = start + 2;
        while (Next(at) is '@' or '-' or ' ')
            at++;
        var name = WordAt(at);
        return name.Length == 0 ? ReadCutComment(start) : ReadAttributes(start, at + name.Length, name.ToString(), isEnd: false);
    }

    private int IndexOfCommentEnd(int from)
    {
        var length = Math.Max(0, Math.Min(MaxLength, text.Length - from));
        for (var at = text.IndexOf("--", Math.Min(from, text.Length), length, StringComparison.Ordinal); at >= 0 && at < from + length; at++)
        {
            if (IsClosing(at + 2))
                return at;
            if (Next(at + 1) != '-' && (at = text.IndexOf("--", at, from + length - at, StringComparison.Ordinal) - 1) < 0)
                return -1;
        }

        return -1;
    }

    private MarkupRest? ReadWholeComment(int start, int end, bool isKnown)
    {
        if (!isKnown)
            return null;
        var isMentioned = start > 0 && end < text.Length && IsApartBefore(start) && IsApartBehind(end) && (IsSpace(start - 1) || IsQuote(start - 1));
        return new MarkupRest(start, end, isMentioned ? MarkupEvidence.Mentioned : MarkupEvidence.Sure, IsWhole: true);
    }

    /// <summary>To the line's end, or as far as it can be no text.</summary>
    private MarkupRest? ReadCutComment(int start)
    {
        var rest = text.AsSpan(start + 2);
        if (rest.Length <= MaxWords + 30 && rest.IndexOfAny(SentenceEnds) < 0 && !IsProse(rest) && (Others(rest) <= 6 || MarkupNames.SpeaksOfComment(rest)))
            return new MarkupRest(start, text.Length, MarkupEvidence.Sure);
        var end = start + 2;
        while (end < text.Length && text[end] is '-' or '[' or '!')
            end++;
        var word = end;
        while (word < text.Length && (char.IsAsciiLetterOrDigit(text[word]) || text[word] is '/' or ':' or '_' or '.' or '-'))
            word++;
        if (word < text.Length && IsOther(word))
            return new MarkupRest(start, word, MarkupEvidence.Sure);
        return new MarkupRest(start, end, end == word ? MarkupEvidence.Sure : MarkupEvidence.Unclear);
    }

    private static int Others(ReadOnlySpan<char> piece)
    {
        var count = 0;
        foreach (var c in piece)
            count += c > '\u00BF' ? 1 : 0;
        return count;
    }

    /// <summary>Word's and Internet Explorer's: [if gte mso 9], [endif].</summary>
    private MarkupRest? ReadCondition(int start, int bracket)
    {
        var at = bracket + 1;
        // Of <!--[if and <![endif], what is left before the bracket.
        while (start > Floor && text[start - 1] == '-')
            start--;
        if (start > Floor && text[start - 1] == '!' && (start < bracket || text.AsSpan(at).StartsWith("endif", StringComparison.OrdinalIgnoreCase)))
            start--;
        var isEnd = text.AsSpan(at).StartsWith("endif", StringComparison.OrdinalIgnoreCase);
        if (text.Length - at <= 24 && (text.Length - at >= 2 || (text.Length > at && IsGluedToSentence(start))) && ("endif".StartsWith(text[at..], StringComparison.OrdinalIgnoreCase) || (text.AsSpan(at).StartsWith("if !", StringComparison.OrdinalIgnoreCase) && text.IndexOf(']', at) < 0)))
            return new MarkupRest(start, text.Length, MarkupEvidence.Sure);
        if (!isEnd && !text.AsSpan(at).StartsWith("if ", StringComparison.OrdinalIgnoreCase))
            return null;
        var close = text.IndexOf(']', at, Math.Min(MaxWords, text.Length - at));
        if (!isEnd && close >= 0 && text.AsSpan(at, close - at).IndexOfAny("!()&|") < 0 && !text.AsSpan(at, close - at).Contains("mso", StringComparison.OrdinalIgnoreCase) && !text.AsSpan(at, close - at).Contains("IE", StringComparison.Ordinal))
            return null;
        if (close < 0)
            return isEnd || start < bracket ? new MarkupRest(start, isEnd ? at + 5 : text.Length, MarkupEvidence.Sure) : null;
        return new MarkupRest(start, EndOfClosing(close), MarkupEvidence.Sure);
    }

    /// <summary>supportEmptyParas] at a line's start, glued to the text.</summary>
    private MarkupRest? ReadLostCondition(int bracket) =>
        bracket is > 0 and < 24 && Floor == 0 && text.AsSpan(0, bracket).IndexOfAnyExceptInRange('!', 'z') < 0 && text.AsSpan(0, bracket).IndexOfAny(OfNumbers) < 0 && (bracket + 1 == text.Length || (!IsSpace(bracket + 1) && Next(bracket + 1) is not ('-' or '>' or ']')))
            ? new MarkupRest(0, bracket + 1, MarkupEvidence.Sure)
            : null;

    private MarkupRest? ReadTemplate(int start)
    {
        var close = text.AsSpan(start + 2, Math.Min(MaxWords + 20, text.Length - start - 2)).IndexOfAny("}%");
        if (close < 0)
            return text.Length - start <= MaxWords && (start > 0 ? !IsSpace(start - 1) : text.IndexOf(' ') < 0) ? new MarkupRest(start, text.Length, MarkupEvidence.Sure) : null;
        var end = start + 2 + close + 1;
        end += Next(end) == '}' ? 1 : 0;
        return new MarkupRest(start, end, IsApartBefore(start) && start > 0 && IsApartBehind(end) && end < text.Length ? MarkupEvidence.Mentioned : MarkupEvidence.Sure, IsWhole: true);
    }

    private MarkupRest? ReadTemplateEnd(int end)
    {
        var start = StartOfAscii(end - 2, MaxWords);
        if (IsClean(start) && !IsProse(text.AsSpan(start, end - start)))
            return new MarkupRest(start, end, MarkupEvidence.Sure);
        var name = end - 2;
        while (name > Floor && (char.IsAsciiLetterOrDigit(text[name - 1]) || text[name - 1] is '/' or '_' or '-' or '#'))
            name--;
        return IsGluedToSentence(name) || MarkupNames.EndsComment(text.AsSpan(name, end - 2 - name)) ? new MarkupRest(name, end, MarkupEvidence.Sure) : new MarkupRest(end - 2, end, MarkupEvidence.Unclear);
    }

    /// <summary>Signs of scripts and style sheets that hide a comment's bracket: // --&gt; and /* ]]&gt; */.</summary>
    private MarkupRest WithSigns(MarkupRest rest)
    {
        if (text[rest.Start] is '{' or '[' || rest.IsWhole)
            return rest;
        var (start, end) = (rest.Start, rest.End);
        var back = start;
        while (back > Floor && start - back < MaxSigns && text[back - 1] is '/' or '*' or ' ')
            back--;
        if (back < start && text.AsSpan(back, start - back).Trim() is "//" or "/*" or "*/" or "*" or "/")
            start = back;
        var ahead = end;
        while (ahead < text.Length && ahead - end < MaxSigns && text[ahead] is '/' or '*' or ' ')
            ahead++;
        if (ahead > end && text.AsSpan(end, ahead - end).Trim() is "*/" or "/" or "//")
            end = ahead;
        return rest with { Start = start, End = end };
    }

    private MarkupRest? AtEdge(int start, int end)
    {
        var (isFirst, isLast) = (text.AsSpan(0, start).Trim(" ><") is "", text.AsSpan(end).IndexOfAnyExcept(OfEnds) < 0);
        if (isLast && (start == 0 || !IsSpace(start - 1)))
            return new MarkupRest(start, text.Length, MarkupEvidence.Sure);
        start = isFirst ? 0 : start;
        return (isFirst && !isLast && text[start] == '*') || isFirst && isLast || (isLast && IsOther(start - 1)) ? new MarkupRest(start, end, MarkupEvidence.Sure) : null;
    }

    /// <summary>Where the row of ASCII begins that ends here, which no sentence ends.</summary>
    private int StartOfAscii(int end, int most)
    {
        var start = end;
        while (start > Floor && end - start < most && text[start - 1] is >= ' ' and < '\u007F' and not ('<' or '>'))
            start--;
        return start;
    }

    /// <summary>A line's start, or a sign of another script: here ASCII begins.</summary>
    private bool IsClean(int start) => start == 0 || start == Floor || (IsOther(start - 1) && !(IsLatin(text[start - 1]) && IsAsciiWord(start)));

    /// <summary>é of été: the word goes on, and it is the text's.</summary>
    private static bool IsLatin(char c) => c is (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF');

    /// <summary>Behind a full stop and no space.</summary>
    private bool IsGluedToSentence(int start) => start > Floor && text[start - 1] is '.' or '!' or '?' or '。' or '！' or '？' or '…';

    private int EndOfClosing(int bracket)
    {
        var end = bracket + 1;
        while (Next(end) is ']' or '-')
            end++;
        return IsClosing(end) ? end + 1 : end;
    }

    private int IndexOfClosing(int from)
    {
        var length = Math.Min(MaxLength, text.Length - from);
        var at = text.AsSpan(from, length).IndexOfAny(Closing);
        return at < 0 || text.AsSpan(from, at).Contains('<') ? -1 : from + at;
    }

    private ReadOnlySpan<char> WordAt(int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (text[end] == ':' && end > at && char.IsAsciiLetter(Next(end + 1)))) && (end > at || char.IsAsciiLetter(text[end])))
            end++;
        return text.AsSpan(Math.Min(at, text.Length), Math.Max(0, end - at));
    }

    private ReadOnlySpan<char> AttributeAt(int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is ':' or '-' or '_' or '.') && (end > at || char.IsAsciiLetter(text[end])))
            end++;
        return text.AsSpan(Math.Min(at, text.Length), Math.Max(0, end - at));
    }

    private int SkipSpaces(int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00A0' or '\t')
            at++;
        return at;
    }

    private bool IsClosing(int at) => at < text.Length && Closing.Contains(text[at], StringComparison.Ordinal);

    private bool IsClosedSoon(int at) => text.AsSpan(at, Math.Min(MaxWords, text.Length - at)).IndexOfAny(Closing) >= 0;

    /// <summary>The line's end, or a sign that no markup has.</summary>
    private bool IsCut(int at) => at >= text.Length || IsOther(at) || Opening.Contains(text[at], StringComparison.Ordinal);

    private bool IsOther(int at) => at >= 0 && at < text.Length && text[at] > '\u00BF' && !char.IsWhiteSpace(text[at]);

    private bool IsSpace(int at) => at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]);

    private bool IsAsciiWord(int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);

    private bool IsQuote(int at) => at >= 0 && at < text.Length && text[at] is '"' or '\'';

    private bool IsQuotedBefore(int quote) => quote > 1 && text.LastIndexOf(text[quote], quote - 1, Math.Min(quote, MaxWords)) is >= 0 and var open && (open == 0 || text[open - 1] == ' ');

    private bool IsApartBefore(int start) => IsSpace(start - 1) || IsQuoteOrBracket(text[start - 1]) || IsTagBefore(start);

    private bool IsApartBehind(int end) => IsSpace(end) || IsQuoteOrBracket(text[end]) || ".,;:!?，。、；：！？".Contains(text[end], StringComparison.Ordinal) || text[end] == '<';

    /// <summary>The second of two that belong together.</summary>
    private bool IsTagBefore(int start) => found is [.., var last] && last.End == start && last.Evidence == MarkupEvidence.Mentioned;

    private static bool IsQuoteOrBracket(char c) => c is '"' or '\'' or '“' or '”' or '‘' or '’' or '「' or '」' or '『' or '』' or '(' or ')' or '（' or '）' or '«' or '»' or '„' or '[' or ']' or '`';
}
