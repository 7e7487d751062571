using System.Buffers;
using System.Text.Unicode;
using Gazette.Text.CharacterSets;

namespace Gazette.Intake.Decoding;

/// <summary>
/// Finds the character set by evidence: 1. bytes that are strict UTF-8; 2. sets that are ASCII with escapes; 3. of all
/// other sets the one in which the text is most likely to have been written. A byte order mark or a declaration makes
/// its set more likely, no more: both are wrong where somebody has converted the file and not its head.
/// </summary>
internal static class CharacterSetDetection
{
    /// <summary>Worth of a declaration, in nats: it decides between readings that are nearly as likely.</summary>
    private const double Declared = 4;

    /// <summary>Bytes that look like a mark stand at the start of a file by chance once in 65,536.</summary>
    private const double Marked = 14;

    /// <summary>One GBK character in twelve is valid UTF-8 by chance; of five in a row, one text in 200,000.</summary>
    private const int DoubtfulUtf8Bytes = 8;
    private const int DoubtfulAsciiBytes = 64;
    private const double ValidUtf8 = 5;

    /// <summary>Bytes of UTF-8 above ASCII for each stray control.</summary>
    private const int MinAboveForStrays = 16;

    /// <summary>Wide text without a zero byte has no space and no line end: nobody writes more of that.</summary>
    private const int MaxWideWithoutZero = 8 * 1024;

    // All but tab, line ends, the old end-of-file mark and escape.
    private static readonly SearchValues<byte> Controls = SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31]);

    private static readonly (byte[] Mark, string Charset)[] ByteOrderMarks =
    [
        ([0xEF, 0xBB, 0xBF], CharacterSet.Utf8),
        ([0xFF, 0xFE, 0x00, 0x00], "utf-32le"),
        ([0x00, 0x00, 0xFE, 0xFF], "utf-32be"),
        ([0xFF, 0xFE], "utf-16le"),
        ([0xFE, 0xFF], "utf-16be"),
        // GB 18030's own, written by few and harmless to drop.
        ([0x84, 0x31, 0x95, 0x33], CharacterSet.Gb18030),
    ];

    public static DecodedText Decode(ReadOnlySpan<byte> bytes, IReadOnlyList<string> declared)
    {
        var (length, marked) = ByteOrderMark(bytes);
        var text = bytes[length..];
        var charset = Find(text, declared, marked);
        return CharacterSet.IsWide(charset) ? MarkingDecoder.Decode(charset, text) : MixedText.Decode(charset, text);
    }

    private static (int Length, string? Charset) ByteOrderMark(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, charset) in ByteOrderMarks)
        {
            if (bytes.StartsWith(mark))
                return (mark.Length, charset);
        }

        return (0, null);
    }

    private static string Find(ReadOnlySpan<byte> bytes, IReadOnlyList<string> declared, string? marked)
    {
        var isUtf8 = Utf8.IsValid(bytes) && (!bytes.ContainsAny(Controls) || HasStraysOnly(bytes));
        if (isUtf8 && EscapedSet.Find(bytes, declared) is { } escaped)
            return escaped;
        if (isUtf8 && (marked is null or CharacterSet.Utf8) && !IsDoubtful(bytes))
            return CharacterSet.Utf8;
        return MostLikely(bytes, declared, marked, isUtf8);
    }

    /// <summary>A control amid much UTF-8 is damage; in UTF-16 such bytes are common, and no row of others is valid UTF-8.</summary>
    private static bool HasStraysOnly(ReadOnlySpan<byte> bytes)
    {
        var above = CountAbove(bytes, 0x7F);
        var controls = 0;
        foreach (var b in bytes)
            controls += Controls.Contains(b) ? 1 : 0;
        return above >= MinAboveForStrays && controls * MinAboveForStrays <= above && !bytes.Contains((byte)0);
    }

    /// <summary>A few pairs only, which GBK has too; or ASCII that may be Chinese or Japanese in UTF-16.</summary>
    private static bool IsDoubtful(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (first < 0)
            return bytes.Length <= DoubtfulAsciiBytes && bytes.Length % 2 == 0 && !bytes.Contains((byte)' ');
        return !bytes[first..].ContainsAnyInRange((byte)0xE0, (byte)0xFF) && CountAbove(bytes[first..], 0x7F) <= DoubtfulUtf8Bytes && !AreMisreadMarks(bytes[first..]);
    }

    /// <summary>U+0085, U+0091 to U+0097 between ASCII: quotation marks that were read as Latin-1 and saved. GBK has Chinese there, which does not stand in words of letters.</summary>
    private static bool AreMisreadMarks(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            if (bytes[i] != 0xC2 || bytes[i + 1] is not (0x85 or (>= 0x91 and <= 0x97)) || (i + 2 < bytes.Length && bytes[i + 2] >= 0x80 && bytes[i + 2] != 0xC2))
                return false;
            i++;
        }

        return true;
    }

    private static string MostLikely(ReadOnlySpan<byte> bytes, IReadOnlyList<string> declared, string? marked, bool isUtf8)
    {
        var mayBeWide = MayBeWide(bytes, marked);
        var sample = mayBeWide ? ByteSample.Head(bytes) : ByteSample.WithoutAscii(bytes);
        var best = (Charset: CharacterSet.Utf8, Score: double.NegativeInfinity);
        foreach (var (charset, handicap) in Candidates(declared, mayBeWide))
        {
            var score = Likelihood.Of(MarkingDecoder.DecodeSample(charset, sample.Bytes, sample.IsWhole), charset) - handicap;
            score += (declared.Contains(charset) ? Declared : 0) + (charset == marked ? Marked : 0);
            score += isUtf8 && charset == CharacterSet.Utf8 ? ValidUtf8 : 0;
            if (score > best.Score)
                best = (charset, score);
        }

        return best.Charset;
    }

    private static IEnumerable<(string Charset, double Handicap)> Candidates(IReadOnlyList<string> declared, bool mayBeWide) =>
        CharacterSet.Narrow
            .Concat(mayBeWide ? CharacterSet.Wide : [])
            .Concat(declared.Where(d => CharacterSet.Narrow.All(n => n.Name != d)).Select(d => (d, 4.0)));

    private static bool MayBeWide(ReadOnlySpan<byte> bytes, string? marked) =>
        (marked is not null && CharacterSet.IsWide(marked))
        || bytes[..Math.Min(bytes.Length, ByteSample.MaxBytes)].Contains((byte)0)
        || (bytes.Length % 2 == 0 && bytes.Length <= MaxWideWithoutZero);

    private static int CountAbove(ReadOnlySpan<byte> bytes, byte limit)
    {
        var count = 0;
        foreach (var b in bytes)
            count += b > limit ? 1 : 0;
        return count;
    }
}
