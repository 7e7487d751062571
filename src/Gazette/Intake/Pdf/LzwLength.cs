namespace Gazette.Intake.Pdf;

/// <summary>How long a stream packed by LZW becomes, without unpacking it: of each word only its length is kept.</summary>
internal static class LzwLength
{
    private const int Clear = 256;
    private const int End = 257;
    private const int MaxWords = 4096;
    private const int LeastBits = 9;
    private const int MostBits = 12;

    /// <returns>Not counted on once it is beyond the limit.</returns>
    public static long Of(ReadOnlySpan<byte> packed, int limit)
    {
        var lengths = new int[MaxWords];
        Array.Fill(lengths, 1, 0, Clear);
        var (words, bits, previous, total) = (End + 1, LeastBits, 0, 0L);
        for (long at = 0; at + bits <= packed.Length * 8L && total <= limit; at += 0)
        {
            var code = Read(packed, at, bits);
            at += bits;
            if (code == End)
                break;
            if (code == Clear)
            {
                (words, bits, previous) = (End + 1, LeastBits, 0);
                continue;
            }

            var length = code < words ? lengths[code] : previous + 1;
            if (previous > 0 && words < MaxWords)
                lengths[words++] = previous + 1;
            (total, previous) = (total + length, length);
            while (bits < MostBits && words + 1 >= 1 << bits)
                bits++;
        }

        return total;
    }

    private static int Read(ReadOnlySpan<byte> packed, long at, int bits)
    {
        var value = 0;
        for (var i = at; i < at + bits; i++)
            value = (value << 1) | ((packed[(int)(i >> 3)] >> (7 - (int)(i & 7))) & 1);
        return value;
    }
}
