using System.Text;
using CsCheck;
using Gazette.Uploads;

namespace Gazette.Tests.Fuzzing;

/// <summary>Uploads of every kind: broken, nested, misdeclared, cut, damaged byte by byte, and now and then very long.</summary>
/// <param name="originals">Whole files to damage, beside those that are put together here.</param>
internal sealed class FuzzUploads(IReadOnlyList<byte[]> originals)
{
    private static readonly string[] Names =
    [
        "a.html", "a.htm", "a.xhtml", "a.mhtml", "a.mht", "a.eml", "a.eml", "a.txt", "a.txt", "a.md", "a.md", "a.markdown", "新闻/要闻/通知.html", "2024/05/x.TXT", "../..\\a.md", "a\u0001b.txt",
        "\"><script>ran()</script>.html", "-.html", ".md", "a.docx",
    ];

    private static readonly string[] Sets = ["utf-8", "utf-8", "utf-8", "gb18030", "big5", "utf-16", "utf-16BE", "utf-32", "iso-8859-1", "shift_jis", "euc-kr", "iso-2022-jp"];

    private static readonly string?[] ContentTypes =
        [null, null, null, "text/html; charset=gbk", "text/plain; charset=\"utf-16\"", "text/html; charset=iso-2022-jp", "text/html; charset=utf-7", "text/html; charset=ibm037", "text/html; charset=x-mac-chinesesimp", "charset=", "text/html;charset=\u0000"];

    static FuzzUploads() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public Gen<Upload> Any => Gen.Frequency(
        (12, Gen.Select(Bytes, FuzzPieces.OneOf(Names), FuzzPieces.OneOf(ContentTypes), (bytes, name, type) => Uploads.Of(name, bytes, type))),
        (2, FuzzWord.File.Select(bytes => Uploads.Of("a.docx", bytes))),
        (1, FuzzWord.File.SelectMany(Damaged).Select(bytes => Uploads.Of("a.docx", bytes))));

    private static Gen<string> Text => Gen.Frequency(
        (6, HtmlMutations.Html),
        (6, FuzzPieces.Page),
        (4, FuzzPieces.Markdown),
        (3, FuzzPieces.PlainText),
        (2, FuzzPieces.Archive),
        (2, FuzzPieces.Message),
        (1, FuzzPieces.Repeated));

    private Gen<byte[]> Bytes => Gen.Frequency(
        (12, Gen.Select(Text, FuzzPieces.OneOf(Sets), Encode)),
        (6, Gen.Select(Text, FuzzPieces.OneOf(Sets), Encode).SelectMany(Damaged)),
        (4, Gen.Int[0, originals.Count - 1].SelectMany(i => Damaged(originals[i]))),
        (1, Gen.Byte.Array[0, 2_000]));

    private static byte[] Encode(string text, string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        return [.. encoding.Preamble, .. encoding.GetBytes(text)];
    }

    private static Gen<byte[]> Damaged(byte[] whole) =>
        Gen.Select(Gen.Int[0, 5], Gen.Double.Unit, Gen.Double.Unit, FuzzPieces.OneOf(FuzzPieces.All)).Array[1, 6]
            .Select(wounds => wounds.Aggregate(whole, (bytes, wound) => Wound(bytes, wound.Item1, wound.Item2, wound.Item3, wound.Item4)));

    private static byte[] Wound(byte[] bytes, int kind, double place, double extent, string piece)
    {
        var at = (int)(place * bytes.Length);
        // Most wounds are small.
        var length = (int)(extent * extent * extent * (bytes.Length - at));
        return kind switch
        {
            0 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + length)],
            1 => [.. bytes.AsSpan(0, at + length), .. bytes.AsSpan(at)],
            2 => bytes[..at],
            3 when at < bytes.Length => [.. bytes.AsSpan(0, at), (byte)(extent * 256), .. bytes.AsSpan(at + 1)],
            _ => [.. bytes.AsSpan(0, at), .. Encoding.UTF8.GetBytes(piece), .. bytes.AsSpan(at)],
        };
    }
}
