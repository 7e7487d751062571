using System.Text;
using AngleSharp.Dom;

namespace Gazette.Sanitizing;

/// <summary>Writes the text of one block: runs of space become one, save ideographic ones within a line, inline elements open where their text begins.</summary>
internal sealed class TextFlow(IElement block, IDocument document, bool splits, bool verbatim)
{
    public const string Spaces = " \t\n\r\f\u00A0\u3000";

    private const char IdeographicSpace = '\u3000';

    /// <summary>Ideographic spaces side by side within a line set names and labels of several lengths under each other.</summary>
    private const int MaxWide = 12;

    /// <summary>Two ideographic or no-break spaces after a line break are how Chinese pages begin a paragraph.</summary>
    private const int IndentLength = 2;

    private readonly List<(InlineFormat Format, IElement Element)> open = [];
    private readonly StringBuilder run = new();
    private char last;
    private char space;
    private int wide;
    private int breaks;
    private int indent;

    public IElement Block => block;

    /// <summary>Only verbatim text can be blank: elsewhere spaces are not written before something else is.</summary>
    public bool IsBlank => verbatim && string.IsNullOrWhiteSpace(block.TextContent);

    public bool AtLineStart => last == '\0' || breaks > 0;

    private IElement Innermost => open.Count > 0 ? open[^1].Element : block;

    private bool BeginsParagraph => splits && last != '\0' && (breaks > 1 || (breaks == 1 && indent >= IndentLength));

    public void Break()
    {
        if (verbatim)
            Append("\n");
        else if (last != '\0')
            (space, wide, indent, breaks) = ('\0', 0, 0, breaks + 1);
    }

    public void Gap()
    {
        if (verbatim)
            Append(last is '\n' or '\0' ? "" : "\n");
        else
            AddSpace(' ');
    }

    /// <returns>How many characters were written; fewer than all when the rest begins another paragraph.</returns>
    public int Write(ReadOnlySpan<char> text, IReadOnlyList<InlineFormat> formats)
    {
        if (verbatim)
            return WriteVerbatim(text, formats);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Spaces.Contains(c, StringComparison.Ordinal))
            {
                i = ReadSpaces(text, i) - 1;
                continue;
            }

            if (BeginsParagraph)
                return i;
            BeforeCharacter(formats);
            if (PlainLength(text[i..]) is > 1 and var length)
            {
                run.Append(text.Slice(i, length));
                i += length - 1;
            }
            else
            {
                run.Append(IsText(text, i) ? c : '\uFFFD');
            }

            last = text[i];
        }

        Flush();
        return text.Length;
    }

    /// <summary>Of the characters at the beginning that are neither space nor anything that may be no text, of ASCII or of Chinese as many as stand in a row.</summary>
    private static int PlainLength(ReadOnlySpan<char> text)
    {
        var end = text[0] <= '~' ? text.IndexOfAnyExceptInRange('!', '~') : text.IndexOfAnyExceptInRange('\u3001', '\uD7FF');
        return end < 0 ? text.Length : end;
    }

    private int WriteVerbatim(ReadOnlySpan<char> text, IReadOnlyList<InlineFormat> formats)
    {
        var clean = Clean(text.ToString().ReplaceLineEndings("\n"));
        if (last == '\0' && clean.Trim('\n').Length == 0)
            return text.Length;
        Open(formats, CloseTo(formats));
        Append(clean);
        return text.Length;
    }

    private void Append(string text)
    {
        // A newline right after <pre> is not part of its text; the parser would drop it.
        if (last == '\0')
            text = text.TrimStart('\n');
        if (text.Length == 0)
            return;
        Innermost.AppendChild(document.CreateTextNode(text));
        last = text[^1];
    }

    /// <summary>Takes a run of spaces; a line's end between two characters that need none is no space at all.</summary>
    private int ReadSpaces(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && Spaces.Contains(text[end], StringComparison.Ordinal))
            end++;
        var spaces = text[start..end];
        if (start > 0 && end < text.Length && spaces.Contains('\n') && NeedNoSpace(text[start - 1], text[end]))
            return end;
        foreach (var c in spaces)
            AddSpace(c);
        return end;
    }

    private void AddSpace(char c)
    {
        if (c is IdeographicSpace or '\u00A0')
            indent++;
        if (last == '\0' || breaks > 0)
            return;
        if (c == IdeographicSpace)
            wide++;
        if (space == '\0')
            space = c is IdeographicSpace or '\u00A0' ? c : ' ';
        else
            space = space == IdeographicSpace || c == IdeographicSpace ? IdeographicSpace : ' ';
    }

    private void BeforeCharacter(IReadOnlyList<InlineFormat> formats)
    {
        var shared = CloseTo(formats);
        if (breaks > 0)
            WriteBreak();
        else if (space != '\0')
            run.Append(space, Math.Clamp(wide, 1, MaxWide));
        (space, wide, breaks, indent) = ('\0', 0, 0, 0);
        Open(formats, shared);
    }

    private void WriteBreak()
    {
        Flush();
        Innermost.AppendChild(document.CreateElement("br"));
    }

    /// <summary>Closes the elements that the next character does not stand in.</summary>
    private int CloseTo(IReadOnlyList<InlineFormat> formats)
    {
        var shared = 0;
        while (shared < open.Count && shared < formats.Count && ReferenceEquals(open[shared].Format, formats[shared]))
            shared++;
        if (shared < open.Count)
        {
            Flush();
            open.RemoveRange(shared, open.Count - shared);
        }

        return shared;
    }

    private void Open(IReadOnlyList<InlineFormat> formats, int from)
    {
        if (from == formats.Count)
            return;
        Flush();
        for (var i = from; i < formats.Count; i++)
        {
            var element = document.CreateElement(formats[i].Name);
            foreach (var (name, value) in formats[i].Attributes)
                element.SetAttribute(name, value);
            Innermost.AppendChild(element);
            open.Add((formats[i], element));
        }
    }

    private void Flush()
    {
        if (run.Length > 0)
            Innermost.AppendChild(document.CreateTextNode(run.ToString()));
        run.Clear();
    }

    private static string Clean(string text) => string.Create(text.Length, text, (clean, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            clean[i] = source[i] is '\n' or '\t' || IsText(source, i) ? source[i] : '\uFFFD';
    });

    // Half a surrogate pair can't be stored as UTF-8, control characters are not allowed in HTML, and U+FFFF ends a file for
    // the parser that reads the body again.
    private static bool IsText(ReadOnlySpan<char> text, int i) => text[i] switch
    {
        >= '\uD800' and <= '\uDBFF' => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]),
        >= '\uDC00' and <= '\uDFFF' => i > 0 && char.IsHighSurrogate(text[i - 1]),
        var c => c != '\uFFFF' && !char.IsControl(c),
    };

    private static bool NeedNoSpace(char before, char after) =>
        (IsWide(before) && (IsWide(after) || IsQuote(after))) || (IsQuote(before) && IsWide(after));

    private static bool IsWide(char c) => c is (>= '\u2E80' and <= '\uA4CF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF01' and <= '\uFF60');

    // Chinese and English share these.
    private static bool IsQuote(char c) => c is '“' or '”' or '‘' or '’' or '…' or '—';
}
