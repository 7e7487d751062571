namespace Gazette.Cleaning;

/// <summary>Chinese characters by code point.</summary>
internal static class Han
{
    /// <summary>True for a character of the basic plane, and for the first half of one beyond it.</summary>
    public static bool IsHan(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '〇'
            or (>= '\uD840' and <= '\uD888');

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (IsHan(c))
                count++;
        }

        return count;
    }
}
