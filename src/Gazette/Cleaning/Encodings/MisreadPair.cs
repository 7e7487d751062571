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
    public string Read(string text) => Read(text, PiecesOf(text)) ?? text;

    /// <param name="pieces">Those of the text for this pair, or for another that was read in the same set and agrees in <see cref="IsFromUtf8"/>.</param>
    /// <returns>Null when all stays as it is.</returns>
    public string? Read(string text, IReadOnlyList<MisreadPiece> pieces)
    {
        StringBuilder? undone = null;
        var copied = 0;
        foreach (var piece in pieces)
        {
            if (Undo(piece) is not { } decoded)
                continue;
            undone ??= new StringBuilder(text.Length);
            undone.Append(text, copied, piece.Start - copied).Append(decoded);
            copied = piece.Start + piece.Length;
        }

        return undone?.Append(text, copied, text.Length - copied).ToString();
    }

    public IReadOnlyList<MisreadPiece> PiecesOf(string text)
    {
        var pieces = new List<MisreadPiece>();
        for (var i = 0; i < text.Length; i++)
        {
            var (start, isHigh) = (i, false);
            while (i < text.Length && !IsBreak(text[i]))
                isHigh |= text[i++] > '\u007F';
            if (!isHigh)
                continue;
            var seen = Seen(text.AsSpan(start, i - start));
            pieces.Add(new MisreadPiece(start, i - start, seen, map.Bytes(seen)));
        }

        return pieces;
    }

    private bool IsBreak(char c) => c < FirstTrail ? !IsUnseen(c) : (!map.Has(c) && !IsUnseen(c)) || (c == '\u3000' && IsFromUtf8);

    /// <summary>Damage on top of damage may have put these between the bytes of a character.</summary>
    private bool IsUnseen(char c) => c is < ' ' and not '\t' and not '\n' or '\u007F'
        || (!map.Has(c) && TextOddity.IsUnseen(c));

    private string Seen(ReadOnlySpan<char> piece)
    {
        var seen = new StringBuilder(piece.Length);
        foreach (var c in piece)
        {
            if (!IsUnseen(c))
                seen.Append(c);
        }

        return seen.ToString();
    }

    /// <summary>Null when the bytes are none of the set that was written.</summary>
    private string? Undo(MisreadPiece piece)
    {
        if (IsFromUtf8 && !map.IsWide)
            return FromUtf8(piece.Seen, piece.Bytes) is var undone && (undone.Contains(Fault, StringComparison.Ordinal) || undone == piece.Seen) ? null : undone;
        // Most pairs are wrong, and no string is made of what they give.
        var buffer = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(piece.Bytes.Length));
        var decoded = buffer.AsSpan(0, encoding.GetChars(piece.Bytes, buffer));
        var read = decoded.Contains(Fault) || decoded.SequenceEqual(piece.Seen) ? null : decoded.ToString();
        ArrayPool<char>.Shared.Return(buffer);
        return read;
    }

    /// <summary>A byte that is part of no character stays what it was read as: something stands between it and its neighbours.</summary>
    private static string FromUtf8(string text, byte[] bytes)
    {
        var undone = new StringBuilder(text.Length);
        Span<char> utf16 = stackalloc char[2];
        for (var i = 0; i < bytes.Length;)
        {
            var (rune, used) = RuneAt(bytes.AsSpan(i));
            if (used > 0)
                undone.Append(utf16[..rune.EncodeToUtf16(utf16)]);
            else
                undone.Append(text[i]);
            i += Math.Max(1, used);
        }

        return undone.ToString();
    }

    /// <summary>A soft hyphen is a byte of itself, and may also have been put between two.</summary>
    private static (Rune Rune, int Used) RuneAt(ReadOnlySpan<byte> bytes)
    {
        var isWhole = Rune.DecodeFromUtf8(bytes, out var rune, out var used) == OperationStatus.Done;
        // Behind a character another one begins, unless the soft hyphen in it is none of its bytes.
        if (isWhole && (!bytes[..used].Contains(SoftHyphen) || used == bytes.Length || bytes[used] is < 0x80 or > 0xBF))
            return (rune, used);
        var (whole, ofWhole) = isWhole ? (rune, used) : (default, 0);
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

        return (whole, ofWhole);
    }
}
