using System.Text;

namespace Gazette.Intake;

/// <summary>Decodes with U+FFFD in place of each run of bytes that the set cannot explain, and remembers the places.</summary>
internal static class MarkingDecoder
{
    public static DecodedText Decode(string charset, ReadOnlySpan<byte> bytes)
    {
        var fallback = new Marks();
        var text = CharacterSet.Open(charset, fallback).GetString(bytes);
        return new DecodedText(text.Replace(Marks.Placeholder, '\uFFFD'), charset, Places(text, fallback.Found));
    }

    /// <summary>The same for the head of a longer text: a character that the cut divides is not counted as a fault.</summary>
    public static (string Text, int Faults) DecodeHead(string charset, ReadOnlySpan<byte> bytes)
    {
        var fallback = new Marks();
        var decoder = CharacterSet.Open(charset, fallback).GetDecoder();
        var chars = new char[bytes.Length + 16];
        var length = decoder.GetChars(bytes, chars, flush: false);
        return (new string(chars, 0, length), fallback.Found.Count);
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

    private sealed class Marks : DecoderFallback
    {
        /// <summary>A noncharacter: U+FFFD itself may stand in the file and would be taken for a place of ours.</summary>
        public const char Placeholder = '\uFFFF';

        public List<byte[]> Found { get; } = [];

        public override int MaxCharCount => 1;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(Found);

        private sealed class Buffer(List<byte[]> found) : DecoderFallbackBuffer
        {
            private bool pending;

            public override int Remaining => pending ? 1 : 0;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                found.Add([.. bytesUnknown]);
                return pending = true;
            }

            public override char GetNextChar()
            {
                if (!pending)
                    return '\0';
                pending = false;
                return Placeholder;
            }

            public override bool MovePrevious() => false;

            public override void Reset() => pending = false;
        }
    }
}
