using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Gazette.Uploads;

namespace Gazette.Tests.Fuzzing;

/// <summary>Word documents, mail and PDFs that are sound, damaged: their bytes, the parts of a package, the elements of its XML, lines of a mail's head, objects and drawings of a PDF.</summary>
/// <param name="documents">Each with its name, whose ending tells its kind.</param>
internal sealed partial class FuzzDocuments(IReadOnlyList<(string Name, byte[] Bytes)> documents)
{
    private const int MostTimes = 3000;

    private static readonly string[] Telling =
    [
        "0", "-1", "1", "65536", "2147483647", "-2147483648", "99999999999999999999", "1e300", "NaN", "", "\0", "\uFFFD", "<", ">", "\"", "=?utf-8?B?", "?=", "%", "(", ")", "<<", ">>", "[", "]", "/", "null", "true", "R", "1 0 R", "2 0 R",
        "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:r>", "<w:sdt>", "<mc:AlternateContent>", "multipart/mixed; boundary=", "message/rfc822", "quoted-printable", "base64", "utf-7", "BT", "ET", "q", "Q", "cm", "Tf", "Tj", "Do", "BI ID EI", "BDC", "/OC /X BDC", "W n", "re f", "7 Tr", "gs", "stream", "endstream", "endobj",
    ];

    public Gen<Upload> Any => Gen.Select(
        Gen.Int[0, documents.Count - 1],
        Gen.Int[0, 9],
        Gen.Select(Gen.Int[0, 11], Gen.Double.Unit, Gen.Double.Unit, Gen.Double.Unit, (kind, place, extent, other) => new Wound(kind, place, extent, other)).Array[1, 6],
        (at, way, wounds) => Uploads.Of(documents[at].Name, Damaged(documents[at], way, wounds)));

    private static byte[] Damaged((string Name, byte[] Bytes) document, int way, Wound[] wounds) => (Path.GetExtension(document.Name), way) switch
    {
        (_, < 3) => InBytes(document.Bytes, wounds),
        (".docx", _) => Packed(document.Bytes, wounds),
        (".pdf", _) => InText(Unpacked(document.Bytes), PdfToken(), wounds),
        _ => InText(document.Bytes, way < 7 ? MailHead() : MailToken(), wounds),
    };

    private static byte[] InBytes(byte[] bytes, Wound[] wounds)
    {
        foreach (var wound in wounds)
        {
            var at = wound.At(bytes.Length);
            var length = wound.Length(bytes.Length - at);
            bytes = (wound.Kind % 4) switch
            {
                0 when at < bytes.Length => [.. bytes.AsSpan(0, at), (byte)(wound.Other * 256), .. bytes.AsSpan(at + 1)],
                1 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + length)],
                2 => [.. bytes.AsSpan(0, at + length), .. bytes.AsSpan(at)],
                _ => bytes[..at],
            };
        }

        return bytes;
    }

    /// <summary>Of what a text is made, one is replaced, left out, doubled, changed with another, or there many times.</summary>
    private static byte[] InText(byte[] bytes, Regex token, Wound[] wounds)
    {
        var text = Encoding.Latin1.GetString(bytes);
        foreach (var wound in wounds)
        {
            var tokens = token.Matches(text);
            if (tokens.Count == 0)
                return InBytes(bytes, wounds);
            var (one, other) = (tokens[wound.At(tokens.Count - 1)], tokens[(int)(wound.Other * (tokens.Count - 1))]);
            var (start, end) = (Math.Min(one.Index, other.Index), Math.Max(one.Index + one.Length, other.Index + other.Length));
            text = wound.Kind switch
            {
                0 or 1 => Replaced(text, one, Telling[(int)(wound.Extent * (Telling.Length - 1))]),
                2 or 3 => Replaced(text, one, other.Value),
                4 => Replaced(text, one, ""),
                5 => Replaced(text, one, one.Value + one.Value),
                6 => Replaced(text, one, $"{one.Value} {Telling[(int)(wound.Extent * (Telling.Length - 1))]} {other.Value}"),
                7 => Replaced(text, one, string.Concat(Enumerable.Repeat(one.Value + " ", (int)(wound.Extent * wound.Extent * MostTimes)))),
                8 when end - start < MostTimes => text[..start] + text[end..],
                9 when end - start < MostTimes => text[..end] + string.Concat(Enumerable.Repeat(text[start..end], (int)(wound.Extent * 40))) + text[end..],
                10 => text[..one.Index] + new string('\n', 1) + text[one.Index..],
                _ => Replaced(text, one, Telling[(int)(wound.Other * (Telling.Length - 1))] + Telling[(int)(wound.Extent * (Telling.Length - 1))]),
            };
        }

        return Encoding.Latin1.GetBytes(text);
    }

    private static string Replaced(string text, Match token, string by) => text[..token.Index] + by + text[(token.Index + token.Length)..];

    private static byte[] Packed(byte[] package, Wound[] wounds)
    {
        using var read = new ZipArchive(new MemoryStream(package));
        var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            var hurt = (int)(wounds[0].Place * (read.Entries.Count - 1));
            foreach (var (at, entry) in read.Entries.Index())
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(content);
                var isHurt = at == hurt || (entry.FullName == "word/document.xml" && wounds[0].Other < 0.7);
                if (isHurt && wounds[0].Extent < 0.05)
                    continue;
                Add(archive, entry.FullName, !isHurt ? content.ToArray() : InText(content.ToArray(), wounds[0].Kind % 2 == 0 ? XmlTag() : XmlPiece(), wounds));
                if (isHurt && wounds[0].Extent > 0.97)
                    Add(archive, entry.FullName, content.ToArray());
            }
        }

        return written.ToArray();
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(content);
    }

    /// <summary>What its streams hold becomes text to be damaged; where they lay, the reader has to find out.</summary>
    private static byte[] Unpacked(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return Encoding.Latin1.GetBytes(PackedStream().Replace(text, packed =>
        {
            try
            {
                using var inflater = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(packed.Groups["data"].Value)), CompressionMode.Decompress);
                using var content = new MemoryStream();
                inflater.CopyTo(content);
                var plain = Encoding.Latin1.GetString(content.ToArray());
                return $"<< {Length().Replace(packed.Groups["head"].Value.Replace("/Filter", "/Was", StringComparison.Ordinal), $"/Length {plain.Length} ")} >>\nstream\n{plain}\nendstream";
            }
            catch (InvalidDataException)
            {
                return packed.Value;
            }
        }));
    }

    [GeneratedRegex("<<(?<head>(?:(?!>>\\s*stream|obj).){0,600}?/FlateDecode(?:(?!>>\\s*stream|obj).){0,600}?)>>\\s*stream\\r?\\n(?<data>.*?)\\r?\\nendstream", RegexOptions.Singleline, 10_000)]
    private static partial Regex PackedStream();

    [GeneratedRegex("/Length\\s+[0-9]+(?:\\s+[0-9]+\\s+R)?", RegexOptions.NonBacktracking)]
    private static partial Regex Length();

    [GeneratedRegex("[0-9.+-]+|/[A-Za-z0-9#]+|[A-Za-z*]+|<<|>>|[\\[\\]()<>]", RegexOptions.NonBacktracking)]
    private static partial Regex PdfToken();

    [GeneratedRegex("</?[A-Za-z:0-9]+[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex XmlTag();

    [GeneratedRegex("\"[^\"<>]*\"|[A-Za-z]+:[A-Za-z0-9]+|<[^<>]*>|[^<>\"]+", RegexOptions.NonBacktracking)]
    private static partial Regex XmlPiece();

    [GeneratedRegex("(?m)^[A-Za-z-]+:[^\\r\\n]*\\r?\\n|(?m)^--[^\\r\\n]*", RegexOptions.NonBacktracking)]
    private static partial Regex MailHead();

    [GeneratedRegex("[A-Za-z0-9]+|[^A-Za-z0-9\\s]|\\s+", RegexOptions.NonBacktracking)]
    private static partial Regex MailToken();

    private readonly record struct Wound(int Kind, double Place, double Extent, double Other)
    {
        public int At(int length) => (int)(Place * length);

        /// <summary>Short ones more often.</summary>
        public int Length(int most) => (int)(Extent * Extent * Extent * most);
    }
}
