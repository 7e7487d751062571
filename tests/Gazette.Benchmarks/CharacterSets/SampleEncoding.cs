using System.Text;
using Gazette.Intake.Decoding;
using Gazette.Text.CharacterSets;

namespace Gazette.Benchmarks;

/// <summary>Writes text in the sets that Intake reads; for Big5 with Hong Kong's characters by turning the reading round.</summary>
internal static class SampleEncoding
{
    private static readonly Lazy<Dictionary<string, byte[]>> Big5 = new(() =>
    {
        var codes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var code = 0x8140; code <= 0xFEFE; code++)
        {
            byte[] pair = [(byte)(code >> 8), (byte)code];
            var read = MarkingDecoder.Decode("big5", pair);
            if (read.Undecodable.Count == 0)
                codes.TryAdd(read.Text, pair);
        }

        return codes;
    });

    /// <summary>Null when the set lacks a character of the text.</summary>
    public static byte[]? TryEncode(string charset, string text)
    {
        if (charset == "big5")
            return TryEncodeBig5(text);
        var number = charset switch { "euc-kr" => 949, "utf-32le" => 12000, _ => 0 };
        CharacterSet.Open("gb18030", DecoderFallback.ReplacementFallback);
        var encoding = number > 0 ? Encoding.GetEncoding(number) : Encoding.GetEncoding(charset);
        var bytes = encoding.GetBytes(text);
        return encoding.GetString(bytes) == text ? bytes : null;
    }

    private static byte[]? TryEncodeBig5(string text)
    {
        var bytes = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
                bytes.Add((byte)rune.Value);
            else if (Big5.Value.TryGetValue(rune.ToString(), out var pair))
                bytes.AddRange(pair);
            else
                return null;
        }

        return [.. bytes];
    }
}
