using System.Text;
using System.Text.Unicode;

namespace Gazette.Intake;

/// <summary>
/// Finds the character set by evidence: 1. a byte order mark; 2. bytes that are strict UTF-8; 3. of all other sets,
/// declared or not, the one in which the text reads most like a text. A declaration counts as a hint, no more.
/// </summary>
internal static class CharacterSetDetection
{
    /// <summary>Bytes from the first non-ASCII one on that the sets are compared by.</summary>
    private const int SampleBytes = 32 * 1024;

    /// <summary>Worth of a declaration, on the scale of <see cref="Legibility"/>: it decides between equals only.</summary>
    private const double DeclarationBonus = 0.15;

    private static readonly (byte[] Mark, string Charset)[] ByteOrderMarks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"),
        ([0xFF, 0xFE, 0x00, 0x00], "utf-32"),
        ([0x00, 0x00, 0xFE, 0xFF], "utf-32be"),
        ([0xFF, 0xFE], "utf-16le"),
        ([0xFE, 0xFF], "utf-16be"),
    ];

    public static DecodedText Decode(ReadOnlySpan<byte> bytes, IReadOnlyList<string> declared)
    {
        foreach (var (mark, charset) in ByteOrderMarks)
        {
            if (bytes.StartsWith(mark))
                return MarkingDecoder.Decode(charset, bytes[mark.Length..]);
        }

        if (!bytes.Contains((byte)0) && Utf8.IsValid(bytes))
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", []);
        return MarkingDecoder.Decode(MostLegible(bytes, declared), bytes);
    }

    private static string MostLegible(ReadOnlySpan<byte> bytes, IReadOnlyList<string> declared)
    {
        var best = ("utf-8", double.NegativeInfinity);
        foreach (var charset in declared.Concat(CharacterSet.Candidates).Distinct(StringComparer.Ordinal))
        {
            var score = Score(charset, bytes) + (declared.Contains(charset) ? DeclarationBonus : 0);
            if (score > best.Item2)
                best = (charset, score);
        }

        return best.Item1;
    }

    private static double Score(string charset, ReadOnlySpan<byte> bytes)
    {
        var wide = charset.StartsWith("utf-16", StringComparison.Ordinal);
        if (wide && bytes.Length % 2 != 0)
            return double.NegativeInfinity;
        var (text, faults) = MarkingDecoder.DecodeHead(charset, Sample(bytes, wide));
        return Legibility.Of(text, faults, countAscii: wide);
    }

    /// <summary>ASCII bytes read alike in all sets but the 16-bit ones: only what follows the first other byte tells.</summary>
    private static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> bytes, bool wide)
    {
        var start = wide ? 0 : Math.Max(0, bytes.IndexOfAnyExceptInRange((byte)0x01, (byte)0x7F));
        return bytes.Slice(start, Math.Min(SampleBytes, bytes.Length - start));
    }
}
