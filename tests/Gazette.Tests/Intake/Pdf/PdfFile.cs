using System.Globalization;
using System.Text;

namespace Gazette.Tests;

/// <summary>Writes small PDFs object by object, sound ones and others.</summary>
internal sealed class PdfFile
{
    private const int FirstFree = 4;

    private readonly List<byte[]> objects = [];
    private readonly List<int> pages = [];

    /// <summary>What the file says of itself.</summary>
    public string Information { get; init; } = "";

    /// <summary>Further entries of the document's root.</summary>
    public string Catalog { get; init; } = "";

    /// <summary>Of a page; as wide as lines of 66 characters and their margins.</summary>
    public string PageEntries { get; init; } = "/MediaBox [0 0 505 842]";

    /// <returns>The object's number.</returns>
    public int Add(string text) => Add(Encoding.Latin1.GetBytes(text));

    public int Add(byte[] content)
    {
        objects.Add(content);
        return FirstFree + objects.Count - 1;
    }

    public int AddStream(byte[] content, string entries = "") =>
        Add([.. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} {entries} >>\nstream\n")), .. content, .. "\nendstream"u8]);

    /// <param name="entries">Further ones of the page, or in the place of its content and its fonts.</param>
    public PdfFile Page(string content, string entries = "")
    {
        var stream = AddStream(Encoding.Latin1.GetBytes(content));
        var contents = entries.Contains("/Contents", StringComparison.Ordinal) ? "" : $"/Contents {stream} 0 R";
        var fonts = entries.Contains("/Resources", StringComparison.Ordinal) ? "" : "/Resources << /Font << /F1 3 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >> >>";
        pages.Add(Add($"<< /Type /Page /Parent 2 0 R {contents} {fonts} {PageEntries} {entries} >>"));
        return this;
    }

    /// <summary>Of a page with Chinese text: its font F3 is as wide as it is high, and its codes are UTF-16.</summary>
    public string HanResources()
    {
        var map = AddStream("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange"u8.ToArray());
        return $"/Resources << /Font << /F1 3 0 R /F3 << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /ToUnicode {map} 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 >> >>] >> >> >>";
    }

    public byte[] ToBytes()
    {
        List<byte[]> all =
        [
            Encoding.Latin1.GetBytes($"<< /Type /Catalog /Pages 2 0 R {Catalog} >>"),
            Encoding.Latin1.GetBytes($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(p => $"{p} 0 R"))}] >>"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"u8.ToArray(),
            .. objects,
        ];
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var places = new List<long>();
        foreach (var (at, content) in all.Index())
        {
            places.Add(file.Position);
            file.Write(Encoding.Latin1.GetBytes($"{at + 1} 0 obj\n"));
            file.Write(content);
            file.Write("\nendobj\n"u8);
        }

        var table = string.Concat(places.Select(p => p.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n"));
        file.Write(Encoding.Latin1.GetBytes($"xref\n0 {all.Count + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {all.Count + 1} /Root 1 0 R /Info << {Information} >> >>\nstartxref\n{file.Position}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>One line of text, in the plain font.</summary>
    public static string Line(double x, double y, string text, double size = 11, string font = "F1") =>
        string.Create(CultureInfo.InvariantCulture, $"BT /{font} {size} Tf {x} {y} Td ({text.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET\n");

    /// <summary>One line of Chinese text: see <see cref="HanResources"/>.</summary>
    public static string HanLine(double x, double y, string text, double size = 16) =>
        string.Create(CultureInfo.InvariantCulture, $"BT /F3 {size} Tf {x} {y} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n");

    /// <summary>Lines below one another, 15 points apart.</summary>
    public static string Lines(double x, double y, params string[] lines) => string.Concat(lines.Index().Select(l => Line(x, y - (l.Index * 15), l.Item)));
}
