using System.Collections.Concurrent;
using System.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>The bytes that each character had in a set.</summary>
internal sealed class ByteMap
{
    private const char Fault = '\uFFFF';
    private const int MaxBytes = 3;

    private static readonly ConcurrentDictionary<string, ByteMap> Maps = new(StringComparer.Ordinal);

    /// <summary>Of what is not looked up yet.</summary>
    private const int Unknown = 0;

    /// <summary>Of a character that the set does not have.</summary>
    private const int None = -1;

    private readonly Encoding encoding;

    /// <summary>By character, in rows that are made when a text has one of theirs: the bytes, and above them how many they are.</summary>
    private readonly int[]?[] rows = new int[]?[0x100];

    private ByteMap(Encoding encoding, bool isWide) => (this.encoding, IsWide) = (encoding, isWide);

    /// <summary>Of two bytes a character and more.</summary>
    public bool IsWide { get; }

    public static ByteMap Of(string set) => Maps.GetOrAdd(set, name =>
        new ByteMap(CharacterSet.Open(name, new DecoderReplacementFallback(Fault.ToString())), name is CharacterSet.Gb18030 or CharacterSet.Big5 or "shift_jis" or "euc-kr" or "euc-jp"));

    public bool Has(char c) => c < '\u0080' || Packed(c) != None;

    /// <param name="text">Of characters that the set has.</param>
    public byte[] Bytes(ReadOnlySpan<char> text)
    {
        var written = new byte[text.Length * MaxBytes];
        var length = 0;
        foreach (var c in text)
        {
            if (c < '\u0080')
            {
                written[length++] = (byte)c;
                continue;
            }

            var packed = Packed(c);
            for (var left = packed >> 24; left > 0; left--)
                written[length++] = (byte)(packed >> (8 * (left - 1)));
        }

        return written[..length];
    }

    // Two threads may look up the same: both find the same.
    private int Packed(char c)
    {
        var row = rows[c >> 8] ??= new int[0x100];
        ref var packed = ref row[c & 0xFF];
        if (packed == Unknown)
            packed = LookUp(c);
        return packed;
    }

    private int LookUp(char c)
    {
        if (char.IsSurrogate(c) || c is '\uFFFD' or Fault)
            return None;
        // What has no place in the set is written as a question mark, or as a character that looks alike. Four bytes of GB 18030
        // have digits among them, and come from no other set. A control of Latin-1 is the byte itself.
        byte[] own = !IsWide && c < '\u00A0' ? [(byte)c] : encoding.GetBytes([c]);
        var isItsOwn = (!IsWide && c < '\u00A0') || (own.Length <= MaxBytes && encoding.GetString(own) is [var back] && back == c);
        return isItsOwn ? own.Aggregate(0, (packed, b) => (packed << 8) | b) | (own.Length << 24) : None;
    }
}
