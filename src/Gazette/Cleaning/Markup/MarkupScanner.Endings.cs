namespace Gazette.Cleaning.Markup;

/// <content>From a closing bracket back to where its markup begins.</content>
internal sealed partial class MarkupScanner
{
    private MarkupRest? ReadEnd(int at)
    {
        var end = at + 1;
        var before = at - 1;
        if (EndsSentence(at) is { } last)
            return last;
        if (before >= Floor && text[before] == '-')
            return ReadCommentEnd(before, end);
        if (before >= Floor && text[before] == ']')
            return ReadConditionEnd(before, end);
        while (before >= Floor && text[before] is ' ' or '/' or '?' or '%')
            before--;
        var hasSign = before < at - 1 && text.AsSpan(before + 1, at - before - 1).Trim().Length > 0;
        if (before >= Floor && text[before] is '"' or '\'')
            return ReadValueEnd(before, end);
        if (before < Floor || (before < at - 1 && !hasSign))
            return ReadLoneEnd(at, before, hasSign);
        return ReadNameEnd(before, end, hasSign);
    }

    /// <summary>Behind a sentence's end and before nothing: an arrow would point to something.</summary>
    private MarkupRest? EndsSentence(int at)
    {
        if (!text.AsSpan(at + 1).IsWhiteSpace())
            return null;
        var start = at;
        while (start > Floor && text[start - 1] is '-' or ']' or '/')
            start--;
        return start > Floor && text[start - 1] is '.' or '。' or '！' or '？' or '!' or '?' or '…' && char.IsLetterOrDigit(Next(start - 2)) ? new MarkupRest(start, text.Length, MarkupEvidence.Sure) : null;
    }

    private MarkupRest? ReadLoneEnd(int at, int before, bool hasSign)
    {
        if (hasSign && (before < 0 || IsCut(at + 1)))
            return new MarkupRest(before + 1, at + 1, MarkupEvidence.Sure);
        // > at a line's start quotes a letter, with a space; glued, it is the end of a tag.
        return at == 0 && text.Length > 1 && !IsSpace(1) && text[1] is not ('>' or '=') ? new MarkupRest(0, 1, MarkupEvidence.Sure) : null;
    }

    private MarkupRest? ReadNameEnd(int last, int end, bool hasSign)
    {
        var start = last + 1;
        while (start > Floor && last + 1 - start < MarkupNames.MaxLength && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == ':'))
            start--;
        var word = text.AsSpan(start, last + 1 - start);
        if (word.Length == 0)
        {
            // 图片说明/> and the like: a value in another script.
            return hasSign && IsCut(end) && IsOther(last) ? new MarkupRest(last + 1, end, MarkupEvidence.Sure) : null;
        }

        if (word.IndexOfAnyExceptInRange('0', '9') < 0 && hasSign && IsGluedToSentence(start))
            return new MarkupRest(start, end, MarkupEvidence.Sure);
        if (start > Floor && text[start - 1] is '=' or '#' or '-' or ';' or '.' or '(' or ')' or '_' or '&' or '?' or '%' or '+' or ',')
            return ReadBareValueEnd(start, end, hasSign);
        if (word.IndexOfAnyExceptInRange('0', '9') < 0)
            return start > 0 && IsOther(end) && IsOther(start - 1) ? new MarkupRest(start, end, MarkupEvidence.Unclear) : start == 0 && end == text.Length ? new MarkupRest(0, end, MarkupEvidence.Sure) : null;
        // 且b>c时
        if (word.Length == 1 && start > 0 && IsAsciiWord(end) && !IsAsciiWord(end + 1) && text.AsSpan(0, start).IndexOfAny(OfComparisons) >= 0)
            return null;
        var slash = start > Floor && text[start - 1] == '/' ? start - 1 : start;
        if (slash < start && !IsAsciiWord(slash - 1) && Next(slash - 1) is not ('/' or ':' or '.' or '-') && (MarkupNames.IsElement(word) || (slash == 0 && MarkupNames.EndsElement(word))))
            return new MarkupRest(slash, end, MarkupEvidence.Sure, IsLineBreak: word.Equals("br", StringComparison.OrdinalIgnoreCase));
        if (slash < start || !IsClean(start))
            return null;
        var isKnown = MarkupNames.IsElement(word);
        if (!isKnown && !MarkupNames.EndsElement(word))
            return start == 0 && last - start < 3 && (IsCut(end) || char.IsAsciiLetterUpper(Next(end))) && char.IsAsciiLetterLower(word[0]) ? new MarkupRest(start, end, MarkupEvidence.Sure) : null;
        var isGlued = end < text.Length && !IsSpace(end) && (IsOther(end) || char.IsAsciiLetter(text[end]) || IsQuoteOrBracket(text[end]));
        if (hasSign || (start == 0 && (isGlued || end == text.Length)) || (start > 0 && (isGlued || end == text.Length) && (word.Length > 1 || IsOther(end))))
            return new MarkupRest(start, end, MarkupEvidence.Sure, IsLineBreak: word.Equals("br", StringComparison.OrdinalIgnoreCase));
        return isKnown && word.Length > 1 ? new MarkupRest(start, end, MarkupEvidence.Unclear) : null;
    }

    /// <summary>align=right&gt;, and the end of such a value.</summary>
    private MarkupRest? ReadBareValueEnd(int at, int end, bool hasSign)
    {
        if (StartOfMarkup(at) is not { } start)
            return null;
        var piece = text.AsSpan(start, end - start);
        var hasEquals = piece.IndexOf('=') is >= 0 and var equals && (equals == 0 || char.IsAsciiLetter(piece[equals - 1]));
        if ((hasEquals || start == 0 || (hasSign && IsCut(end))) && piece.IndexOf("//", StringComparison.Ordinal) < 0)
            return end < text.Length && IsSpace(end) ? null : new MarkupRest(start, end, MarkupEvidence.Sure);
        return null;
    }

    /// <summary>class="title"&gt;, and all attributes before it, and what is left of the name.</summary>
    private MarkupRest? ReadValueEnd(int quote, int end)
    {
        var (start, whole) = (quote, 0);
        while (true)
        {
            var open = start > Floor ? text.LastIndexOf(text[start], start - 1, Math.Min(start - Floor, MaxLength)) : -1;
            if (open <= Floor - 1 || open < 1 || text[open - 1] != '=')
            {
                // The value's own beginning is lost, unless it was quoted from the first character on.
                if (whole == 0 || IsQuote(start))
                    return ReadCutValue(start, end, whole);
                break;
            }

            whole++;
            start = StartOfAttribute(open - 1);
            if (start == open - 1)
                break;
            var gap = start;
            while (gap > Floor && text[gap - 1] == ' ')
                gap--;
            if (gap == start || gap == Floor || text[gap - 1] is not ('"' or '\''))
            {
                start = gap < start ? StartOfName(gap, start) : start;
                break;
            }

            start = gap - 1;
        }

        // Glued to a word of the text: where the two part is known by the attribute's name, or by the equals sign.
        return new MarkupRest(start, end, IsAsciiWord(start - 1) && text[start] != '=' && !IsSpace(end) ? MarkupEvidence.Unclear : MarkupEvidence.Sure);
    }

    /// <summary>The attribute's name before an equals sign. Of tra="1.0" none: tra may be a word of the text.</summary>
    private int StartOfAttribute(int equals)
    {
        var start = equals;
        while (start > Floor && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is ':' or '-' or '_'))
            start--;
        var name = text.AsSpan(start, equals - start);
        if (IsClean(start) || IsQuote(start - 1) || (IsGluedToSentence(start) && char.IsAsciiLetterLower(text[start])) || MarkupNames.IsAttribute(name) || name.IndexOfAny(":-_") > 0 || (IsSpace(start - 1) && IsInMarkup(start - 1)))
            return start;
        return equals - MarkupNames.LengthOfAttributeEnd(name);
    }

    /// <summary>Behind another value, or the name of an element.</summary>
    private bool IsInMarkup(int gap)
    {
        while (gap > Floor && text[gap] == ' ')
            gap--;
        if (IsQuote(gap))
            return true;
        var start = gap + 1;
        while (start > Floor && gap + 1 - start < MarkupNames.MaxLength && text[start - 1] > ' ' && text[start - 1] < '\u007F')
            start--;
        var token = text.AsSpan(start, gap + 1 - start);
        return token.Contains('=') || (token.Length > 1 && MarkupNames.IsElement(token));
    }

    /// <summary>The name of the element before its first attribute, or unquoted attributes between them.</summary>
    private int StartOfName(int gap, int first)
    {
        var start = gap;
        while (start > Floor && gap - start < MarkupNames.MaxLength && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == ':'))
            start--;
        var name = text.AsSpan(start, gap - start);
        if (name.Length > 0 && (MarkupNames.IsElement(name) || MarkupNames.EndsElement(name)) && IsClean(start))
            return start;
        if (name.Equals("xml", StringComparison.OrdinalIgnoreCase) && start > Floor && text[start - 1] == '?')
            return start - 1;
        if (name.Length > 2 && MarkupNames.IsElement(name) && start > Floor && text[start - 1] is '.' or '!' or '?')
            return start;
        return text.AsSpan(Floor, gap - Floor).LastIndexOf(' ') is var space && text.AsSpan(Floor + space + 1, gap - Floor - space - 1).Contains('=') ? StartOfBare(gap) : first;
    }

    /// <summary>Attributes without quotes, and the element's name before them.</summary>
    private int StartOfBare(int end)
    {
        var start = end;
        for (var token = end; token > Floor;)
        {
            var from = token;
            while (from > Floor && text[from - 1] is > ' ' and < '\u007F')
                from--;
            var piece = text.AsSpan(from, token - from);
            if (!piece.Contains('=') && !(MarkupNames.IsElement(piece) && IsClean(from)))
            {
                var name = token;
                while (name > from && (char.IsAsciiLetterOrDigit(text[name - 1]) || text[name - 1] == ':'))
                    name--;
                return name > from && text[name - 1] is '.' or '!' or '?' && MarkupNames.IsElement(text.AsSpan(name, token - name)) ? name : start;
            }

            // weekend.or=#ffffff: the word before the full stop is the text's.
            if (piece[..Math.Max(0, piece.IndexOf('='))].LastIndexOfAny('.', '!', '?') is > 0 and var stop)
                return from + stop + 1;
            start = from;
            token = from;
            while (token > Floor && text[token - 1] == ' ')
                token--;
            if (token == from)
                break;
        }

        return start;
    }

    private MarkupRest? ReadCutValue(int quote, int end, int whole)
    {
        if (StartOfMarkup(quote) is { } start)
            return new MarkupRest(start, end, MarkupEvidence.Sure);
        if (whole > 0)
            return new MarkupRest(quote, end, MarkupEvidence.Unclear);
        // A title in another script, from the line's start on: 图片说明">
        if (text.AsSpan(0, quote) is { Length: <= 12 } title && title.IndexOfAny(SentenceEnds) < 0 && title.IndexOf(' ') < 0)
            return new MarkupRest(0, end, MarkupEvidence.Sure);
        // He said "more"> is no tag, and where the value began nobody can tell.
        return IsQuotedBefore(quote) || (IsSpace(end) && end < text.Length) ? null : new MarkupRest(quote, end, MarkupEvidence.Unclear);
    }

    /// <summary>Where the rest begins whose first character was lost: at the line's start, behind a sign of another script, behind a sentence's end that no space follows.</summary>
    private int? StartOfMarkup(int end)
    {
        var start = StartOfAscii(end, MaxLength / 4);
        // Behind an accented letter the word goes on, and it is the text's.
        if (IsClean(start) && !(start > Floor && text[start - 1] < '\u2E80' && char.IsLetter(text[start - 1])) && !IsProse(text.AsSpan(start, end - start)))
            return start;
        // The word before may be the text's: home.ontent">
        var token = end;
        while (token > start && text[token - 1] != ' ')
            token--;
        var word = token;
        while (word < end && char.IsAsciiLetter(text[word]))
            word++;
        // Of http://www.
        if (text[word] == '.' && text.AsSpan(token, word - token) is "www" or "ww" or "w")
            return token;
        // p.m.t">: all of the abbreviation is the text's.
        while (word + 2 < end && text[word] == '.' && char.IsAsciiLetterLower(text[word + 1]) && text[word + 2] == '.')
            word += 2;
        return word > token && word + 1 < end && text[word] is '.' or '!' or '?' && (char.IsAsciiLetterLower(text[word + 1]) || text[word + 1] == '=') ? word + 1 : null;
    }

    /// <summary>Three words in a row, or a sentence's marks with a space behind.</summary>
    internal static bool IsProse(ReadOnlySpan<char> piece)
    {
        if (piece.IndexOf(". ", StringComparison.Ordinal) >= 0 || piece.IndexOf(", ", StringComparison.Ordinal) >= 0)
            return true;
        var (words, letters) = (0, 0);
        foreach (var c in piece)
        {
            if (c == ' ')
                (words, letters) = (letters > 1 ? words + 1 : 0, 0);
            else if (char.IsAsciiLetter(c) || IsLatin(c))
                letters++;
            else
                (words, letters) = (0, -100);
            if (words >= 2 && letters > 1)
                return true;
        }

        return false;
    }

    private MarkupRest? ReadCommentEnd(int dash, int end)
    {
        var start = dash;
        while (start > Floor && text[start - 1] == '-')
            start--;
        var dashes = dash - start + 1;
        // An arrow: A --> B, 甲->乙.
        var isArrow = start > Floor && ((IsSpace(start - 1) && IsSpace(end) && end < text.Length) || (dashes == 1 && end < text.Length));
        isArrow |= IsOther(start - 1) && IsOther(end) && (text.AsSpan(end).Contains("->", StringComparison.Ordinal) || text.AsSpan(0, start).Contains("->", StringComparison.Ordinal));
        if (isArrow || (dashes == 1 && !(start == Floor && end < text.Length && !IsSpace(end))))
            return null;
        if (text.AsSpan(Floor, start - Floor).Trim() is "" or "/" or "//" or "*" or "*/" or "/*")
            return new MarkupRest(Floor, end, MarkupEvidence.Sure);
        var words = StartOfComment(start);
        if (words >= 0)
            return new MarkupRest(words, end, MarkupEvidence.Sure);
        return IsSpace(end) && end < text.Length ? null : new MarkupRest(start, end, MarkupEvidence.Unclear);
    }

    /// <summary>The words of a comment that lost its opening: from the line's start, or from the last sentence's end; -1 when they may be text.</summary>
    private int StartOfComment(int dashes)
    {
        var word = dashes;
        while (word > Floor && (char.IsAsciiLetterOrDigit(text[word - 1]) || text[word - 1] is '_' or ':' or '.' or '/' or '!' or ']' or '[' or '*' or '#' or '}'))
            word--;
        if (word > Floor && text[word - 1] == '-' && Next(word - 2) == '-')
            return StartOfDashes(word - 1);
        // Of <!--/enpcontent, with the last of its dashes: what stands before is the text's.
        if (word < dashes && word > Floor && text[word - 1] == '-' && !IsAsciiWord(word - 2))
            return word - 1;
        if (word < dashes && word > Floor && text[word] is '.' or '!' or ':')
            word++;
        var glue = text.AsSpan(word, dashes - word).IndexOf('.');
        if (glue > 0 && glue + 1 < dashes - word && text.AsSpan(word, glue).IndexOfAnyExceptInRange('A', 'z') < 0 && text.AsSpan(word + glue + 1, dashes - word - glue - 1).IndexOf('.') < 0 && word > Floor)
            return word + glue + 1;
        if (word < dashes && text.AsSpan(word, dashes - word).IndexOfAnyExcept(OfNumbers) < 0)
            return -1;
        if (word > Floor && glue > 0 && glue + 1 < dashes - word && char.IsAsciiLetterLower(text[word + glue + 1]) && MarkupNames.EndsComment(text.AsSpan(word + text.AsSpan(word, dashes - word).LastIndexOf('.') + 1, dashes - word - text.AsSpan(word, dashes - word).LastIndexOf('.') - 1)))
            return word + glue + 1;
        if (word < dashes && (word == Floor || (IsOther(word - 1) && IsClean(word)) || (text[dashes - 1] == ']' && IsSpace(word - 1) && MarkupNames.EndsCondition(text.AsSpan(word, dashes - 1 - word)))))
            return word;
        var from = Math.Max(Floor, dashes - MaxWords);
        var last = text.AsSpan(from, dashes - from).LastIndexOfAny(SentenceEnds);
        if (last < 0 && from > Floor)
            return -1;
        var start = last < 0 ? from : from + last + 1;
        var words = text.AsSpan(start, dashes - start);
        if (start > Floor && text[start - 1] == '!' && words.StartsWith("--", StringComparison.Ordinal))
            return start - 1;
        // 提醒-- 内容开始 --: the comment's own beginning.
        if (words.LastIndexOf("--") is > 0 and var own)
            return StartOfDashes(start + own);
        var isRest = words.IsWhiteSpace() || words.IndexOfAnyExcept(OfEnds) < 0 || words.ContainsAny('{', '"') || (last >= 0 && words.Trim().Length <= 2 && Others(words) == 0);
        if (isRest || (words.Length <= 30 && MarkupNames.SpeaksOfComment(words) && !words.Contains(',') && !words.Contains('，')))
            return isRest ? start : IsOther(start + words.TrimEnd().Length - 1) ? StartOfKnownWords(start, dashes) : Others(words) == 0 && IsProse(words) ? StartOfLastWords(start, dashes) : StartOfWords(start, dashes);
        return -1;
    }

    /// <summary>Of 我們又不能 廣告, the words of comments: what stands before may be the text's; -1 when there are none.</summary>
    private int StartOfKnownWords(int from, int end)
    {
        var start = end;
        for (var at = end; at > from;)
        {
            while (at > from && text[at - 1] is ' ' or '-' or '/' or '_' or ':')
                at--;
            var length = Math.Min(MarkupNames.MaxLength, at - from);
            while (length > 0 && !MarkupNames.IsOfComment(text.AsSpan(at - length, length)))
                length--;
            if (length == 0 && from == Floor && at > from && MarkupNames.EndsComment(text.AsSpan(from, at - from)))
                return from;
            if (length == 0)
                break;
            start = at -= length;
        }

        if (start == end)
            return -1;

        while (start > from && (text[start - 1] is '-' or '!' || (text[start - 1] == ' ' && IsOther(start - 2))))
            start--;
        return start;
    }

    /// <summary>Of work is expected end of article, the words of comments; -1 when there are none.</summary>
    private int StartOfLastWords(int from, int end)
    {
        var start = end;
        for (var at = end; at > from;)
        {
            while (at > from && text[at - 1] == ' ')
                at--;
            var word = at;
            while (word > from && text[word - 1] != ' ')
                word--;
            if (word == at || !MarkupNames.EndsComment(text.AsSpan(word, at - word)))
                break;
            start = at = word;
        }

        return start == end ? -1 : start;
    }

    /// <summary>Of &lt;!--, what is left.</summary>
    private int StartOfDashes(int last)
    {
        while (last > Floor && text[last - 1] == '-')
            last--;
        return last > Floor && text[last - 1] == '!' && (last - 1 == Floor || IsGluedToSentence(last - 1) || (IsOther(last - 2) && !IsLatin(text[last - 2]))) ? last - 1 : last;
    }

    /// <summary>Of words of two scripts, those of the last one: a comment's, behind the text's.</summary>
    private int StartOfWords(int from, int end)
    {
        var isOther = IsOther(text.AsSpan(0, end).TrimEnd().Length - 1);
        for (var at = end; at > from; at--)
        {
            if (char.IsLetter(text[at - 1]) && IsOther(at - 1) != isOther && !(char.IsLetter(text[at - 1]) && text[at - 1] < '\u0250'))
                return at;
            if (isOther && char.IsAsciiLetter(text[at - 1]))
                return at;
        }

        return from;
    }

    private MarkupRest? ReadConditionEnd(int bracket, int end)
    {
        var start = bracket;
        while (start > Floor && text[start - 1] == ']')
            start--;
        var isDouble = start < bracket;
        if (isDouble)
            return end == text.Length || IsOther(end) || start == Floor || text.AsSpan(Floor, start - Floor).TrimEnd() is [.., '/', '*' or '/'] ? new MarkupRest(start, end, MarkupEvidence.Sure) : null;
        var word = start;
        while (word > Floor && start - word < 12 && (char.IsAsciiLetter(text[word - 1]) || text[word - 1] is '!' or '['))
            word--;
        return IsClean(word) && (end == text.Length || !IsSpace(end)) && !char.IsAsciiDigit(Next(end)) && text.AsSpan(word, bracket - word).IndexOf('[') <= 0 ? new MarkupRest(word, end, MarkupEvidence.Sure) : null;
    }
}
