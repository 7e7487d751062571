using System.Globalization;

namespace Gazette.Intake.Pdf;

/// <summary>
/// Looks through a file, and through all that is unpacked of it, for what the library would work on without end or call
/// itself for without end: it asks nobody while it does.
/// </summary>
internal static class PdfScan
{
    private const int MaxHexDigits = 8;
    private const int LongestNumber = 24;

    private static ReadOnlySpan<byte> Blanks => " \r\n\t\f\0"u8;

    public static void Check(ReadOnlySpan<byte> bytes)
    {
        PdfLimits.Check(Kids(bytes), PdfLimits.MaxNodes, " groups of pages");
        PdfLimits.Check(ReferencesInOnePlace(bytes), PdfLimits.MaxReferences, " references in one list");
        PdfLimits.Check(Ranges(bytes), PdfLimits.MaxMapped, " characters in the map of one font");
        PdfLimits.Check(References(bytes), PdfLimits.MaxBareReferences, " objects that are nothing but a reference to such another");
        PdfLimits.Check(ImageEnds(bytes), PdfLimits.MaxImageEnds, " ends of pictures in one text");
    }

    /// <summary>Nodes of a tree of pages, the name's escaped forms included.</summary>
    private static int Kids(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (var rest = bytes; rest.IndexOf((byte)'/') is >= 0 and var at;)
        {
            rest = rest[(at + 1)..];
            if (Letter(rest, 'K', out var length) && Letter(rest[length..], 'i', out _))
                count++;
        }

        return count;
    }

    private static bool Letter(ReadOnlySpan<byte> bytes, char letter, out int length)
    {
        length = 0;
        if (bytes.Length > 0 && bytes[0] == letter)
            length = 1;
        else if (bytes.Length > 2 && bytes[0] == '#' && byte.TryParse(bytes.Slice(1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && code == letter)
            length = 3;
        return length > 0;
    }

    private static int ReferencesInOnePlace(ReadOnlySpan<byte> bytes)
    {
        var (most, run) = (0, 0);
        foreach (var b in bytes)
        {
            if (b == 'R')
                most = Math.Max(most, ++run);
            else if (b is not (>= (byte)'0' and <= (byte)'9') and not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'\f' or 0))
                run = 0;
        }

        return most;
    }

    /// <summary>Objects that only name another object, which only names another: each is a call within a call.</summary>
    private static int References(ReadOnlySpan<byte> bytes)
    {
        var targets = new Dictionary<long, long>();
        for (var rest = bytes; rest.IndexOf("obj"u8) is >= 0 and var at;)
        {
            var before = rest[Math.Max(0, at - LongestNumber)..at].TrimEnd(Blanks);
            rest = rest[(at + 3)..];
            if (BareReference(rest, out var target) && NumberOf(before, out var own))
                targets[own] = target;
        }

        return targets.Values.Count(targets.ContainsKey);
    }

    /// <param name="before">Ends with an object's number and generation.</param>
    private static bool NumberOf(ReadOnlySpan<byte> before, out long number)
    {
        var digits = before[..(before.LastIndexOfAnyInRange((byte)0, (byte)' ') + 1)].TrimEnd(Blanks);
        return long.TryParse(digits[(digits.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1)..], CultureInfo.InvariantCulture, out number);
    }

    private static bool BareReference(ReadOnlySpan<byte> content, out long target)
    {
        target = 0;
        return TakeNumber(ref content, out target) && TakeNumber(ref content, out _) && WithoutComments(content) is [(byte)'R', ..];
    }

    private static bool TakeNumber(ref ReadOnlySpan<byte> content, out long number)
    {
        number = 0;
        var rest = WithoutComments(content);
        var length = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length <= 0 || !long.TryParse(rest[..length], CultureInfo.InvariantCulture, out number))
            return false;
        content = rest[length..];
        return true;
    }

    private static ReadOnlySpan<byte> WithoutComments(ReadOnlySpan<byte> content)
    {
        var rest = content.TrimStart(Blanks);
        while (rest is [(byte)'%', ..] && rest.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end)
            rest = rest[end..].TrimStart(Blanks);
        return rest;
    }

    /// <summary>How many characters the ranges of a font's map name, one by one.</summary>
    private static long Ranges(ReadOnlySpan<byte> bytes)
    {
        var total = 0L;
        for (var rest = bytes; rest.IndexOf("range"u8) is >= 0 and var at;)
        {
            // Not those of code spaces: they are compared with and not counted through.
            var isMap = rest[..at].EndsWith("bf"u8) || rest[..at].EndsWith("cid"u8) || rest[..at].EndsWith("notdef"u8);
            rest = rest[(at + 5)..];
            var end = rest.IndexOf("end"u8);
            for (var list = isMap ? end < 0 ? rest : rest[..end] : []; TakeCode(ref list, out var first) && TakeCode(ref list, out var last);)
            {
                total += Math.Max(0, last - first);
                SkipTarget(ref list);
            }
        }

        return total;
    }

    /// <summary>What a range becomes: a character, or a list of them; a number needs no skipping.</summary>
    private static void SkipTarget(ref ReadOnlySpan<byte> list)
    {
        var next = list.TrimStart(Blanks);
        var close = next.Length == 0 ? -1 : next[0] == '<' ? next.IndexOf((byte)'>') : next[0] == '[' ? next.IndexOf((byte)']') : -1;
        list = close < 0 ? next : next[(close + 1)..];
    }

    private static bool TakeCode(ref ReadOnlySpan<byte> list, out long code)
    {
        code = 0;
        var open = list.IndexOf((byte)'<');
        var close = open < 0 ? -1 : list[open..].IndexOf((byte)'>');
        if (close < 0)
            return false;
        code = Code(list.Slice(open + 1, close - 1)) ?? 0;
        list = list[(open + close + 1)..];
        return true;
    }

    private static long? Code(ReadOnlySpan<byte> hex)
    {
        var (value, digits) = (0L, 0);
        foreach (var b in hex)
        {
            var digit = char.IsAsciiHexDigit((char)b) ? Convert.ToInt32(((char)b).ToString(), 16) : -1;
            if (digit < 0)
                continue;
            if (++digits > MaxHexDigits)
                return null;
            value = (value << 4) | (uint)digit;
        }

        return digits == 0 ? null : value;
    }

    private static int ImageEnds(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (var rest = bytes; rest.IndexOf("EI"u8) is >= 0 and var at; rest = rest[(at + 2)..])
            count += at + 2 < rest.Length && rest[at + 2] <= ' ' ? 1 : 0;
        return count;
    }
}
