using System.Text;
using System.Text.Unicode;
using Gazette.Text.CharacterSets;

namespace Gazette.Intake.Decoding;

/// <summary>
/// Decodes a file in one character set, and in another the passages of it that were pasted in without converting them.
/// A passage lies between line ends or tags; it is read in the other set only when that is far more likely.
/// </summary>
internal static class MixedText
{
    /// <summary>In nats: as much as two characters more that cannot be.</summary>
    private const double MinAdvantage = 30;

    /// <summary>Four characters of two bytes; what is shorter tells too little.</summary>
    private const int MinForeignBytes = 8;

    /// <summary>What is looked at beyond this may be an attack.</summary>
    private const int MaxPassages = 20_000;

    private static readonly string[] MayBePasted = [CharacterSet.Utf8, CharacterSet.Gb18030, CharacterSet.Big5];

    public static DecodedText Decode(string charset, ReadOnlySpan<byte> bytes)
    {
        if (charset == CharacterSet.Utf8 && Utf8.IsValid(bytes))
            return new DecodedText(Encoding.UTF8.GetString(bytes), charset, []);
        return MayBePasted.Contains(charset) && Foreign(charset, bytes) is { Count: > 0 } passages
            ? Join(charset, bytes, passages)
            : MarkingDecoder.Decode(charset, bytes);
    }

    private static List<(Range Bytes, string Charset)> Foreign(string charset, ReadOnlySpan<byte> bytes)
    {
        var found = new List<(Range, string)>();
        var (start, looked) = (0, 0);
        while (start < bytes.Length && looked < MaxPassages)
        {
            var length = bytes[start..].IndexOfAny("\r\n<>"u8);
            length = length < 0 ? bytes.Length - start : length;
            if (MayBeForeign(charset, bytes.Slice(start, length)))
            {
                looked++;
                if (Other(charset, bytes.Slice(start, length)) is { } other)
                    found.Add((start..(start + length), other));
            }

            start += length + 1;
        }

        return found;
    }

    /// <summary>In UTF-8 what is not UTF-8 at all; in the others what is UTF-8, which no other text is by chance.</summary>
    private static bool MayBeForeign(string charset, ReadOnlySpan<byte> passage)
    {
        if (passage.Length < MinForeignBytes || passage.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var first && first < 0)
            return false;
        return Utf8.IsValid(passage) != (charset == CharacterSet.Utf8);
    }

    private static string? Other(string charset, ReadOnlySpan<byte> passage)
    {
        var sample = ByteSample.WithoutAscii(passage);
        var best = (Charset: (string?)null, Score: Score(charset, sample) + MinAdvantage);
        foreach (var other in MayBePasted)
        {
            if (other != charset && Score(other, sample) is var score && score > best.Score)
                best = (other, score);
        }

        return best.Charset;
    }

    private static double Score(string charset, ByteSample sample) =>
        Likelihood.Of(MarkingDecoder.DecodeSample(charset, sample.Bytes, sample.IsWhole), charset);

    private static DecodedText Join(string charset, ReadOnlySpan<byte> bytes, List<(Range Bytes, string Charset)> passages)
    {
        var text = new StringBuilder(bytes.Length);
        var undecodable = new List<UndecodableBytes>();
        var foreign = new List<ForeignPassage>();
        var at = 0;
        foreach (var (range, other) in passages)
        {
            Append(charset, bytes[at..range.Start.Value]);
            foreign.Add(new ForeignPassage(other, text.Length));
            Append(other, bytes[range]);
            at = range.End.Value;
        }

        Append(charset, bytes[at..]);
        return new DecodedText(text.ToString(), charset, undecodable) { Foreign = foreign };

        void Append(string set, ReadOnlySpan<byte> part)
        {
            var read = MarkingDecoder.Decode(set, part);
            undecodable.AddRange(read.Undecodable.Select(u => u with { CharOffset = u.CharOffset + text.Length }));
            text.Append(read.Text);
        }
    }
}
