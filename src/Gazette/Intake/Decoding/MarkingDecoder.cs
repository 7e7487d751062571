using System.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Intake.Decoding;

/// <summary>Decodes with U+FFFD in place of each run of bytes that the set cannot explain, and remembers the places.</summary>
internal static class MarkingDecoder
{
    public static DecodedText Decode(string charset, ReadOnlySpan<byte> bytes)
    {
        var marks = new Marks(charset);
        var text = Text(charset, bytes, marks, flush: true);
        if (marks.Found.Count == 0)
            return new DecodedText(text, charset, []);
        return new DecodedText(text.Replace(Marks.Placeholder, '\uFFFD'), charset, Places(text, marks.Found));
    }

    /// <summary>The same for a sample of a text, with the placeholder in it.</summary>
    /// <param name="whole">False for the head of a longer text: a character that the cut divides is then no fault.</param>
    public static string DecodeSample(string charset, ReadOnlySpan<byte> bytes, bool whole) =>
        Text(charset, bytes, new Marks(charset), whole);

    private static string Text(string charset, ReadOnlySpan<byte> bytes, Marks marks, bool flush)
    {
        if (charset == CharacterSet.Big5)
            return Big5Hkscs.Decode(bytes, flush, marks.Mark);
        var decoder = CharacterSet.Open(charset, marks).GetDecoder();
        var chars = new char[decoder.GetCharCount(bytes, flush)];
        // Counting has called the fallback too.
        marks.Found.Clear();
        decoder.Reset();
        var length = decoder.GetChars(bytes, chars, flush);
        var text = new string(chars, 0, length);
        return charset == CharacterSet.Gb18030 ? Gb18030Revision.Apply(text) : text;
    }

    private static List<UndecodableBytes> Places(string text, List<byte[]> found)
    {
        var places = new List<UndecodableBytes>(found.Count);
        var at = -1;
        foreach (var bytes in found)
        {
            at = text.IndexOf(Marks.Placeholder, at + 1);
            if (at < 0)
                break;
            places.Add(new UndecodableBytes(Convert.ToHexString(bytes), at));
        }

        return places;
    }

    private sealed class Marks(string charset) : DecoderFallback
    {
        /// <summary>A noncharacter: U+FFFD itself may stand in the file and would be taken for a place of ours.</summary>
        public const char Placeholder = Likelihood.FaultMark;

        public List<byte[]> Found { get; } = [];

        public override int MaxCharCount => 1;

        public char Mark(ReadOnlySpan<byte> bytes)
        {
            // Windows' GBK has the euro sign here, and GB 18030 nothing.
            if (charset == CharacterSet.Gb18030 && bytes is [0x80])
                return '€';
            Found.Add(bytes.ToArray());
            return Placeholder;
        }

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

        private sealed class Buffer(Marks marks) : DecoderFallbackBuffer
        {
            private char? pending;

            public override int Remaining => pending is null ? 0 : 1;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                pending = marks.Mark(bytesUnknown);
                return true;
            }

            public override char GetNextChar()
            {
                var next = pending ?? '\0';
                pending = null;
                return next;
            }

            public override bool MovePrevious() => false;

            public override void Reset() => pending = null;
        }
    }
}
