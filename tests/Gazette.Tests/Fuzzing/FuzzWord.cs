using System.IO.Compression;
using System.Text;
using CsCheck;

namespace Gazette.Tests.Fuzzing;

/// <summary>Word documents whose elements stand where they should, and where they should not.</summary>
internal static class FuzzWord
{
    private const string Names = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        """;

    private static readonly string[] Containers =
    [
        "w:p", "w:p", "w:p", "w:r", "w:r", "w:r", "w:tbl", "w:tr", "w:tc", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:hyperlink w:anchor=\"b\"", "w:sdt", "w:sdtContent", "w:smartTag", "w:pict", "v:textbox", "w:txbxContent",
        "mc:AlternateContent", "mc:Choice Requires=\"wps\"", "mc:Fallback", "w:ruby", "w:rt", "w:rubyBase", "w:fldSimple w:instr=\"PAGE\"", "m:oMath", "m:f", "m:num", "m:r", "w:unknown", "w:altChunk",
    ];

    private static readonly string[] Leaves =
    [
        "<w:t>河堤加固工程本周一开工，</w:t>", "<w:t xml:space=\"preserve\"> and the work begins. </w:t>", "<w:delText>gone</w:delText>", "<w:tab/>", "<w:br/>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"separate\"/>", "<w:fldChar w:fldCharType=\"end\"/>",
        "<w:instrText>HYPERLINK \"http://a.example/\"</w:instrText>", "<w:instrText>TOC</w:instrText>", "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>", "<w:rPr><w:b/><w:vanish/></w:rPr>", "<w:rPr><w:i/><w:sz w:val=\"44\"/></w:rPr>",
        "<w:pPr><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"1\"/></w:pPr>", "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:pPr><w:pStyle w:val=\"T\"/></w:pPr>",
        "<w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge/></w:tcPr>", "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>", "<w:trPr><w:tblHeader/></w:trPr>", "<w:bookmarkStart w:id=\"0\" w:name=\"b\"/>", "<w:footnoteReference w:id=\"1\"/>", "<w:footnoteReference w:id=\"1\" w:customMarkFollows=\"1\"/>", "<m:t>x</m:t>", "<w:drawing/>",
    ];

    public static Gen<byte[]> File => Tree(4).Array[1, 12].Select(blocks => Zip(string.Concat(blocks)));

    private static Gen<string> Tree(int depth) => depth == 0 ? FuzzPieces.OneOf(Leaves) : Gen.Frequency(
        (2, FuzzPieces.OneOf(Leaves)),
        (3, Gen.Select(FuzzPieces.OneOf(Containers), Tree(depth - 1).Array[0, 4], (name, inner) => $"<{name}>{string.Concat(inner)}</{name.Split(' ')[0]}>")));

    private static byte[] Zip(string body)
    {
        const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        const string Package = "http://schemas.openxmlformats.org/package/2006/";
        var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{Word}document.main+xml\"/><Override PartName=\"/word/footnotes.xml\" ContentType=\"{Word}footnotes+xml\"/><Override PartName=\"/word/numbering.xml\" ContentType=\"{Word}numbering+xml\"/></Types>");
            Add("_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"r1\" Type=\"{Relation}officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add("word/_rels/document.xml.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"r1\" Type=\"{Relation}footnotes\" Target=\"footnotes.xml\"/><Relationship Id=\"r2\" Type=\"{Relation}numbering\" Target=\"numbering.xml\"/></Relationships>");
            Add("word/footnotes.xml", $"<w:footnotes {Names}><w:footnote w:id=\"1\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>");
            Add("word/numbering.xml", $"<w:numbering {Names}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>");
            Add("word/document.xml", $"<w:document {Names}><w:body>{body}</w:body></w:document>");

            void Add(string path, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                writer.Write(text);
            }
        }

        return written.ToArray();
    }
}
