using Gazette.Text.CharacterSets;

namespace Gazette.Intake.Decoding;

/// <summary>The sets of the time when mail was seven bits wide: ASCII, with escapes before and after what is not.</summary>
internal static class EscapedSet
{
    /// <summary>Null when the bytes, which are ASCII or UTF-8, show no escapes, or none that mean something.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes, IReadOnlyList<string> declared)
    {
        if (bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF))
            return null;
        if (bytes.IndexOf("\x1B$B"u8) >= 0 || bytes.IndexOf("\x1B$@"u8) >= 0)
            return Holds("iso-2022-jp", bytes);
        // A text about programs or addresses may hold a tilde before a brace.
        return bytes.IndexOf("~{"u8) is var at and >= 0 && bytes[at..].IndexOf("~}"u8) > 0 ? Holds("hz-gb-2312", bytes) : null;

        string? Holds(string charset, ReadOnlySpan<byte> text)
        {
            var sample = ByteSample.Head(text);
            var read = Likelihood.Of(MarkingDecoder.DecodeSample(charset, sample.Bytes, sample.IsWhole), charset);
            var asAscii = Likelihood.Of(MarkingDecoder.DecodeSample(CharacterSet.Utf8, sample.Bytes, sample.IsWhole), CharacterSet.Utf8);
            return read > asAscii || declared.Contains(charset) ? charset : null;
        }
    }
}
