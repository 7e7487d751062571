using System.Buffers;
using System.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>Text that was written in one character set and read as another.</summary>
internal sealed class MisreadPair(string written, string read)
{
    private const char Fault = '\uFFFF';

    /// <summary>The lowest that is the second byte of a character in any set: what lies below is always a byte of its own.</summary>
    private const char FirstTrail = '0';

    private const byte SoftHyphen = 0xAD;

    private readonly ByteMap map = ByteMap.Of(read);
    private readonly Encoding encoding = CharacterSet.Open(written, new DecoderReplacementFallback(Fault.ToString()));

    public bool IsFromUtf8 { get; } = written == CharacterSet.Utf8;

    public bool IsFromCyrillic { get; } = written is "windows-1251" or "koi8-r" or "ibm866";

    public bool IsReadAsWestern { get; } = read is "windows-1252" or "iso-8859-1";

    /// <summary>As it was written; pieces that are no bytes of that set stay as they are.</summary>
    public string Read(string text)
    {
        var undone = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var (start, isHigh) = (i, false);
            while (i < text.Length && !IsBreak(text[i]))
                isHigh |= text[i++] > '\u007F';
            var piece = text.AsSpan(start, i - start);
            undone.Append(isHigh ? Undo(piece) ?? piece : piece);
            if (i < text.Length)
                undone.Append(text[i++]);
        }

        return undone.ToString();
    }

    private bool IsBreak(char c) => c < FirstTrail ? !IsUnseen(c) : (!map.Has(c) && !IsUnseen(c)) || (c == '\u3000' && IsFromUtf8);

    /// <summary>Damage on top of damage may have put these between the bytes of a character.</summary>
    private bool IsUnseen(char c) => c is < ' ' and not '\t' and not '\n' or '\u007F'
        || (!map.Has(c) && TextOddity.IsUnseen(c));

    /// <summary>Null when the bytes are none of the set that was written.</summary>
    private string? Undo(ReadOnlySpan<char> piece)
    {
        var seen = new StringBuilder(piece.Length);
        foreach (var c in piece)
        {
            if (!IsUnseen(c))
                seen.Append(c);
        }

        var text = seen.ToString();
        var bytes = map.Bytes(text);
        var decoded = IsFromUtf8 && !map.IsWide ? FromUtf8(text, bytes) : encoding.GetString(bytes);
        return decoded.Contains(Fault, StringComparison.Ordinal) || decoded == text ? null : decoded;
    }

    /// <summary>A byte that is part of no character stays what it was read as: something stands between it and its neighbours.</summary>
    private static string FromUtf8(string text, byte[] bytes)
    {
        var undone = new StringBuilder(text.Length);
        for (var i = 0; i < bytes.Length;)
        {
            var (rune, used) = RuneAt(bytes.AsSpan(i));
            if (used > 0)
                undone.Append(rune.ToString());
            else
                undone.Append(text[i]);
            i += Math.Max(1, used);
        }

        return undone.ToString();
    }

    /// <summary>A soft hyphen is a byte of itself, and may also have been put between two.</summary>
    private static (Rune Rune, int Used) RuneAt(ReadOnlySpan<byte> bytes)
    {
        if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == OperationStatus.Done)
            return (rune, used);
        Span<byte> without = stackalloc byte[4];
        var (length, at) = (0, 0);
        for (; at < bytes.Length && length < without.Length; at++)
        {
            if (bytes[at] == SoftHyphen)
                continue;
            without[length++] = bytes[at];
            if (at >= length && Rune.DecodeFromUtf8(without[..length], out rune, out _) == OperationStatus.Done && bytes[0] != SoftHyphen)
                return (rune, at + 1);
        }

        return (default, 0);
    }
}
