using System.Text;
using Gazette.Intake.Decoding;
using Gazette.Text.CharacterSets;

namespace Gazette.Intake.Mail;

/// <summary>
/// Reads the value of a header: encoded words (RFC 2047), also those that programs break: cut, folded in the middle, a
/// character parted between two, a wrong or no character set, bytes as they are.
/// </summary>
internal static class MailWords
{
    private const string Start = "=?";
    private const string End = "?=";
    private const int MinCharsetName = 3;
    private const int MaxCharsetName = 40;
    private const byte Escape = 0x1B;

    /// <param name="value">As it stands in the file, line ends included.</param>
    /// <param name="charset">In which the message's text is, for a value that names none; null when nothing tells.</param>
    /// <returns>One line, perhaps empty.</returns>
    public static string Decode(ReadOnlySpan<byte> value, string? charset) => Decode(Unfolded(value, charset));

    /// <summary>The value as one line, its encoded words as they stand.</summary>
    public static string Unfolded(ReadOnlySpan<byte> value, string? charset) =>
        TextOf(value, charset).ReplaceLineEndings("\n").Replace("\n\t", " ", StringComparison.Ordinal).Replace("\n ", " ", StringComparison.Ordinal).Replace('\n', ' ').Trim();

    /// <summary>Of a value that <see cref="Unfolded"/> has given.</summary>
    public static string Decode(string value)
    {
        var line = new StringBuilder(value.Length);
        var words = new Words();
        for (var at = 0; at < value.Length;)
        {
            var start = value.IndexOf(Start, at, StringComparison.Ordinal);
            if (start < 0 || !TryWord(value, start, out var word))
            {
                var end = start < 0 ? value.Length : start + Start.Length;
                words.WriteTo(line);
                line.Append(value, at, end - at);
                at = end;
                continue;
            }

            var between = value.AsSpan(at, start - at);
            // White space between two words only parts them.
            if (words.IsEmpty || !between.IsWhiteSpace())
            {
                words.WriteTo(line);
                line.Append(between);
            }

            words.Add(word, line);
            at = word.End;
        }

        words.WriteTo(line);
        return Clean(line.ToString());
    }

    private static bool TryWord(string value, int start, out Word word)
    {
        word = default;
        var charset = start + Start.Length;
        var kind = value.IndexOf('?', charset);
        if (kind < 0 || kind - charset is < MinCharsetName or > MaxCharsetName || !char.IsAsciiLetter(value[charset]) || kind + 2 >= value.Length || value[kind + 2] != '?')
            return false;
        var isBase64 = value[kind + 1] is 'B' or 'b';
        if (!isBase64 && value[kind + 1] is not ('Q' or 'q'))
            return false;
        var data = kind + 3;
        var end = value.IndexOf(End, data, StringComparison.Ordinal);
        // One that was cut off ends where the next begins, or with the value.
        var next = value.IndexOf(Start, data, StringComparison.Ordinal);
        var isCut = end < 0 || (next >= 0 && next < end - 1);
        end = !isCut ? end : next >= 0 ? next : value.Length;
        word = new Word(value[charset..kind].Split('*')[0].Trim(), isBase64, value[data..end], isCut ? end : end + End.Length);
        return true;
    }

    private static string TextOf(ReadOnlySpan<byte> bytes, string? charset)
    {
        var declared = charset is null ? null : CharacterSet.Normalize(charset);
        var isAscii = !bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF) && !bytes.Contains(Escape) && bytes.IndexOf("~{"u8) < 0;
        return isAscii ? Encoding.Latin1.GetString(bytes) : CharacterSetDetection.Decode(bytes, declared is null ? [] : [declared]).Text;
    }

    private static string Clean(string line)
    {
        var sound = string.Concat(line.EnumerateRunes().Select(r => Rune.IsControl(r) || r.Value is 0xFFFF or 0xFFFE ? " " : r.ToString()));
        return string.Join(' ', sound.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private readonly record struct Word(string Charset, bool IsBase64, string Data, int End);

    /// <summary>Words in a row, whose bytes are read together where they are in one set: some programs part a character.</summary>
    private sealed class Words
    {
        private readonly List<byte> bytes = [];
        private string charset = "";
        private string rest = "";

        public bool IsEmpty { get; private set; } = true;

        public void Add(Word word, StringBuilder line)
        {
            if (!word.Charset.Equals(charset, StringComparison.OrdinalIgnoreCase))
                WriteTo(line);
            (charset, IsEmpty) = (word.Charset, false);
            if (!word.IsBase64)
            {
                TakeRest();
                AddQuoted(word.Data);
                return;
            }

            rest += string.Concat(word.Data.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/'));
            // Without its padding a word may go on in the next.
            if (rest.Length % 4 == 0 || word.Data.Contains('=', StringComparison.Ordinal))
                TakeRest();
        }

        public void WriteTo(StringBuilder line)
        {
            TakeRest();
            if (bytes.Count > 0)
                line.Append(TextOf(bytes.ToArray(), charset));
            bytes.Clear();
            (charset, IsEmpty) = ("", true);
        }

        private void TakeRest()
        {
            // A single letter at the end says nothing.
            var whole = rest.Length % 4 == 1 ? rest[..^1] : rest;
            bytes.AddRange(Convert.FromBase64String(whole.PadRight((whole.Length + 3) / 4 * 4, '=')));
            rest = "";
        }

        private void AddQuoted(string data)
        {
            for (var i = 0; i < data.Length; i++)
            {
                if (data[i] == '=' && i + 3 <= data.Length && byte.TryParse(data.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value))
                {
                    bytes.Add(value);
                    i += 2;
                }
                else
                {
                    bytes.AddRange(Encoding.UTF8.GetBytes(data[i] == '_' ? " " : data[i].ToString()));
                }
            }
        }
    }
}
