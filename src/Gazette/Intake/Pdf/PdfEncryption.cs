using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gazette.Uploads;

namespace Gazette.Intake.Pdf;

/// <summary>
/// What is encrypted shows nothing to <see cref="PdfScan"/> before the library has opened it, and then only what is packed comes
/// by. So of an encrypted file all streams have to be packed, save what it says of itself; and nothing may take that for anything else.
/// </summary>
internal sealed partial class PdfEncryption
{
    private const string Remedy = "Print it to a new PDF, or save it without encryption, and upload that.";

    /// <summary>Characters before a reference that tell what it is for.</summary>
    private const int NameBefore = 24;

    private readonly HashSet<string> metadata = new(StringComparer.Ordinal);

    /// <summary>Null where a file is not encrypted.</summary>
    /// <exception cref="PdfLimits.Exceeded">A stream may hold what cannot be seen.</exception>
    public static PdfEncryption? Of(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (!Names().Matches(text).Any(n => Unescaped(n.Value) == "/Encrypt"))
            return null;
        var encryption = new PdfEncryption();
        var open = StreamStart().Matches(text).Count(m => !encryption.Knows(text, m.Index));
        if (open > 0)
            throw Refused(open);
        encryption.Check(text);
        return encryption;
    }

    /// <summary>Of the file, and of all that is unpacked of it.</summary>
    public void Check(ReadOnlySpan<byte> bytes)
    {
        if (metadata.Count > 0)
            Check(Encoding.Latin1.GetString(bytes));
    }

    private void Check(string text)
    {
        if (metadata.Count > 0 && References().Matches(text).Any(r => metadata.Contains(Number(r)) && !BehindItsName().IsMatch(text[Math.Max(0, r.Index - NameBefore)..r.Index])))
            throw Refused(1);
    }

    private static PdfLimits.Exceeded Refused(int streams) => new(new Rejection(
        RejectionReason.PdfInvalid,
        string.Create(CultureInfo.InvariantCulture, $"is encrypted, and {streams} of its parts {(streams == 1 ? "is" : "are")} not packed, so that nobody can tell beforehand whether they can be opened safely. {Remedy}")));

    /// <param name="at">Where the word "stream" stands.</param>
    private bool Knows(string text, int at)
    {
        var end = at;
        while (end > 0 && IsBlank(text[end - 1]))
            end--;
        if (end < 2 || text[(end - 2)..end] != ">>" || ObjectStart().Match(text, 0, end) is not { Success: true } start)
            return false;
        if (TopLevel(text[(start.Index + start.Length)..end]) is not { } entries)
            return false;
        // Tables of objects are never encrypted.
        if (Types().Matches(entries) is [{ } type] && type.Groups["name"].Value == "XRef")
            return true;
        if (entries.Contains("/Filter", StringComparison.Ordinal))
            return Filters().Count(entries) == 1 && Packing().IsMatch(entries);
        return Metadata().IsMatch(entries) && !entries.Contains("/First", StringComparison.Ordinal) && metadata.Add(Number(start));
    }

    private static string Number(Match match) => match.Groups["number"].Value.TrimStart('0');

    /// <summary>A dictionary without what stands in others within it; null where it is written in a way that another reader may read otherwise.</summary>
    private static string? TopLevel(string dictionary)
    {
        var (entries, depth) = (new StringBuilder(), 0);
        for (var i = 0; i < dictionary.Length; i++)
        {
            var pair = i + 1 < dictionary.Length ? dictionary.AsSpan(i, 2) : default;
            if (pair is "<<" or ">>")
            {
                depth += pair is "<<" ? 1 : -1;
                i++;
                if (depth <= 0 && i + 1 < dictionary.Length)
                    return null;
            }
            else if (dictionary[i] is '%' or '#')
            {
                return null;
            }
            else if (dictionary[i] == '(')
            {
                i = EndOfText(dictionary, i);
            }
            else if (depth == 1)
            {
                entries.Append(dictionary[i]);
            }
            else if (depth == 0 && !IsBlank(dictionary[i]))
            {
                return null;
            }
        }

        return depth == 0 ? entries.ToString() : null;
    }

    private static int EndOfText(string dictionary, int start)
    {
        var depth = 0;
        for (var i = start; i < dictionary.Length; i++)
        {
            if (dictionary[i] == '\\')
                i++;
            else if (dictionary[i] is '(' or ')')
                depth += dictionary[i] == '(' ? 1 : -1;
            if (depth == 0)
                return i;
        }

        return dictionary.Length;
    }

    private static bool IsBlank(char c) => c is ' ' or '\r' or '\n' or '\t' or '\f' or '\0';

    private static string Unescaped(string name) => Escape().Replace(name, m => ((char)Convert.ToInt32(m.Value[1..], 16)).ToString());

    [GeneratedRegex("/[A-Za-z#0-9]{7,24}", RegexOptions.None, 10000)]
    private static partial Regex Names();

    [GeneratedRegex("#[0-9A-Fa-f]{2}", RegexOptions.None, 10000)]
    private static partial Regex Escape();

    [GeneratedRegex("(?<!end)stream(?=[\\r\\n ])", RegexOptions.None, 5000)]
    private static partial Regex StreamStart();

    /// <summary>Of the object that a place is in: the last one before it.</summary>
    [GeneratedRegex("(?<number>[0-9]{1,10})[\\s\\0]+[0-9]{1,5}[\\s\\0]+obj", RegexOptions.RightToLeft, 5000)]
    private static partial Regex ObjectStart();

    [GeneratedRegex("(?<number>[0-9]{1,10})[\\s\\0]+[0-9]{1,5}[\\s\\0]+R", RegexOptions.None, 5000)]
    private static partial Regex References();

    [GeneratedRegex("/Metadata[\\s\\0]*$", RegexOptions.None, 10000)]
    private static partial Regex BehindItsName();

    [GeneratedRegex("/Filter(?![A-Za-z])", RegexOptions.None, 5000)]
    private static partial Regex Filters();

    [GeneratedRegex("/Type[\\s\\0]*/(?<name>[A-Za-z]+)", RegexOptions.None, 10000)]
    private static partial Regex Types();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("/Filter[\\s\\0]*\\[?[\\s\\0]*/(?:FlateDecode|Fl|LZWDecode|LZW|ASCII85Decode|A85|ASCIIHexDecode|AHx|RunLengthDecode|RL|CCITTFaxDecode|CCF|DCTDecode|DCT|JBIG2Decode|JPXDecode)(?:[\\s\\0/\\]>]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Packing();

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("/Type[\\s\\0]*/Metadata.*/Subtype[\\s\\0]*/XML|/Subtype[\\s\\0]*/XML.*/Type[\\s\\0]*/Metadata", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Metadata();
}
