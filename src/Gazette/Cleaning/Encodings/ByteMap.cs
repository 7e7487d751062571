using System.Collections.Concurrent;
using System.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>The bytes that each character had in a set.</summary>
internal sealed class ByteMap
{
    private const char Fault = '\uFFFF';

    private static readonly ConcurrentDictionary<string, ByteMap> Maps = new(StringComparer.Ordinal);

    private readonly byte[]?[] bytes = new byte[]?[0x10000];

    private ByteMap(Encoding encoding, bool isWide)
    {
        IsWide = isWide;
        for (var c = 0x80; c < bytes.Length; c++)
        {
            if (c is >= 0xD800 and <= 0xDFFF or 0xFFFD or 0xFFFF)
                continue;
            var own = encoding.GetBytes([(char)c]);
            // What has no place in the set is written as a question mark, or as a character that looks alike. Four bytes of GB 18030
            // have digits among them, and come from no other set. A control of Latin-1 is the byte itself.
            if (!isWide && c < 0xA0)
                bytes[c] = [(byte)c];
            else if (own.Length < 4 && encoding.GetString(own) is [var back] && back == c)
                bytes[c] = own;
        }
    }

    /// <summary>Of two bytes a character and more.</summary>
    public bool IsWide { get; }

    public static ByteMap Of(string set) => Maps.GetOrAdd(set, name =>
        new ByteMap(CharacterSet.Open(name, new DecoderReplacementFallback(Fault.ToString())), name is CharacterSet.Gb18030 or CharacterSet.Big5 or "shift_jis" or "euc-kr" or "euc-jp"));

    public bool Has(char c) => c < '\u0080' || bytes[c] is not null;

    /// <param name="text">Of characters that the set has.</param>
    public byte[] Bytes(ReadOnlySpan<char> text)
    {
        var written = new List<byte>(text.Length * 2);
        foreach (var c in text)
        {
            if (c < '\u0080')
                written.Add((byte)c);
            else
                written.AddRange(bytes[c]!);
        }

        return [.. written];
    }
}
