namespace Gazette.Tests;

/// <summary>Small PDFs of several kinds of content.</summary>
internal static class PdfSamples
{
    private static readonly string[] Weir =
    [
        "The mill by the weir turns again after nineteen years, and the first flour",
        "was sold on Sunday at the door of the old granary. Visitors came from the",
        "whole valley, although the road was closed.",
    ];

    /// <summary>Text, pictures, bars, clips, forms, links, and layers of which one is off.</summary>
    public static byte[] WithDrawings()
    {
        var file = new PdfFile { Catalog = "/OCProperties << /OCGs [5 0 R 6 0 R] /D << /OFF [5 0 R] >> >>", Information = "/Title (The mill) /CreationDate (D:20260302093000Z)" };
        file.AddStream([128], "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray");
        file.Add("<< /Type /OCG /Name (Off) >>");
        file.Add("<< /Type /OCG /Name (On) >>");
        file.AddStream("0.5 g 0 0 50 50 re f"u8.ToArray(), "/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Group << /S /Transparency >>");
        var content = PdfFile.Line(72, 760, "The mill turns again", 20) + PdfFile.Lines(72, 700, Weir)
            + "q 100 0 0 60 72 560 cm /I Do Q 0.2 g 60 490 200 30 re f 1 g " + PdfFile.Line(72, 500, "White on a bar") + " 0 g /OC /L BDC "
            + PdfFile.Line(72, 450, "Off") + " EMC /OC /K BDC " + PdfFile.Line(72, 430, "On") + " EMC q 0 300 500 100 re W n " + PdfFile.Line(72, 350, "Within") + " Q q /V gs 1 0 0 1 60 340 cm /F Do Q 0.2 G 9 w 60 250 m 90 260 l 200 250 220 270 240 250 c S "
            + "3 Tr " + PdfFile.Line(72, 200, "No ink") + " 0 Tr BI /W 1 /H 1 /BPC 8 /CS /G ID x EI";
        return file.Page(content, "/Resources << /Font << /F1 3 0 R >> /XObject << /I 4 0 R /F 7 0 R >> /Properties << /L 5 0 R /K 6 0 R >> /ExtGState << /V << /ca 0.3 /BM /Multiply >> >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [70 690 130 710] /A << /S /URI /URI (https://mill.example/) >> >>]")
            .Page(PdfFile.Lines(72, 700, Weir), "/Rotate 90 /CropBox [0 0 500 800]").ToBytes();
    }

    /// <summary>An official document in Chinese.</summary>
    public static byte[] Official()
    {
        string[] text = ["　　今年汛期将至，为切实做好防汛工作，保障人民群众生命", "财产安全，现将有关事项通知如下。各地要坚持二十四小时值", "班，遇有强降雨过程要加密巡查，发现险情立即报告并处置。"];
        var file = new PdfFile();
        return file.Page(
            PdfFile.HanLine(100, 760, "云溪市人民政府⽂件", 40) + PdfFile.HanLine(200, 720, "云政发〔2026〕12号") + PdfFile.HanLine(120, 670, "关于做好防汛工作的通知", 22)
            + string.Concat(text.Index().Select(l => PdfFile.HanLine(60, 600 - (l.Index * 28), l.Item))) + PdfFile.HanLine(280, 516, "云溪市人民政府") + PdfFile.HanLine(283, 488, "2026年4月20日"),
            file.HanResources()).ToBytes();
    }
}
