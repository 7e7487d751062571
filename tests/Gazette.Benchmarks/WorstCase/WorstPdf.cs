using System.IO.Compression;
using System.Text;
using Gazette.Tests;

namespace Gazette.Benchmarks;

/// <summary>PDFs near their limits: of letters, of drawings, of areas behind letters, of columns and tables.</summary>
internal static class WorstPdf
{
    private const string Line = "The library opens its new reading room on Monday and everyone may come";
    private const int PageLines = 45;
    private const int Pages = 290;

    public static readonly IReadOnlyList<WorstShape> Shapes =
    [
        new("pdf-letters", "a.pdf", _ => File(Pages, page => Text(page, 72, 1))),
        new("pdf-columns", "a.pdf", _ => File(Pages, page => Text(page, 20, 2))),
        new("pdf-drawings", "a.pdf", _ => File(1, page => Text(page, 72, 1) + string.Concat(Enumerable.Repeat("q Q ", 1_400_000)))),
        new("pdf-areas", "a.pdf", _ => File(1, page => string.Concat(Enumerable.Repeat("9 9 400 700 re f\n", 45_000)) + Text(page, 72, 1) + string.Concat(Enumerable.Repeat("1 1 9 9 re f\n", 4_900)))),
        new("pdf-small-pieces", "a.pdf", _ => File(6, _ => string.Concat(Enumerable.Range(0, 4_000).Select(i => PdfFile.Line(20 + (i % 40 * 12), 800 - (i / 40 * 7.5), "ab", 5))))),
    ];

    private static byte[] File(int pages, Func<int, string> content)
    {
        var file = new PdfFile();
        for (var page = 0; page < pages; page++)
        {
            using var packed = new MemoryStream();
            using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                deflate.Write(Encoding.Latin1.GetBytes(content(page)));
            file.Page("", $"/Contents {file.AddStream(packed.ToArray(), "/Filter /FlateDecode")} 0 R");
        }

        return file.ToBytes();
    }

    private static string Text(int page, int left, int columns) => string.Concat(Enumerable.Range(0, columns).SelectMany(column =>
        Enumerable.Range(0, PageLines / columns).Select(line => PdfFile.Line(left + (column * 240), 780 - (line * 16), line % 5 == 4 ? $"until {page}.{line}." : $"{Line[..^(8 * columns)]} {page} {line}", columns == 1 ? 11 : 6))));
}
