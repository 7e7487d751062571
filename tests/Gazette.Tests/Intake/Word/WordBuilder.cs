using System.IO.Compression;
using System.Text;

namespace Gazette.Tests.Intake.Word;

/// <summary>Writes .docx files part by part, sound ones and others.</summary>
internal sealed class WordBuilder
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>Headings 1 and 2 as a Chinese Word names their styles, a title, a style based on a heading.</summary>
    private const string Styles = """
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="own"><w:name w:val="章节"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="S"><w:name w:val="Subtitle"/></w:style>
        <w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
        """;

    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
    private readonly StringBuilder relationships = new();
    private readonly StringBuilder types = new();
    private readonly string body;

    public WordBuilder(string body)
    {
        this.body = body;
        Part("styles", Styles);
    }

    /// <summary>What the main part says that it is.</summary>
    public string MainType { get; init; } = Main + "document.main+xml";

    public string Namespace { get; init; } = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public string RelationsNamespace { get; init; } = Relations;

    private string Names => $"""
        xmlns:w="{Namespace}" xmlns:r="{RelationsNamespace}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
        xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
        """;

    public static string P(string content, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr>{(content.StartsWith('<') ? content : R(content))}</w:p>";

    public static string R(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string Style(string id) => $"<w:pStyle w:val=\"{id}\"/>";

    public static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/>{string.Concat(rows.Select(r => $"<w:tr>{r}</w:tr>"))}</w:tbl>";

    public static string Field(string code, string result) => Mark("begin") + $"<w:r><w:instrText xml:space=\"preserve\">{code}</w:instrText></w:r>" + Mark("separate") + R(result) + Mark("end");

    public static string Mark(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";

    /// <summary>A part of WordprocessingML beside the text: styles, numbering, footnotes, endnotes, comments, header, footer.</summary>
    public WordBuilder Part(string name, string content)
    {
        var root = name switch
        {
            "header" => "hdr",
            "footer" => "ftr",
            _ => name,
        };
        return Raw($"word/{name}.xml", $"<w:{root} {Names}>{content}</w:{root}>", name, Main + name + "+xml");
    }

    /// <param name="kind">Of the relationship of the text to it; its id is this with an r before.</param>
    public WordBuilder Raw(string path, string content, string kind, string type) => Raw(path, Encoding.UTF8.GetBytes(content), kind, type);

    public WordBuilder Raw(string path, byte[] content, string kind, string type)
    {
        if (parts.TryAdd(path, content))
        {
            Relate("r" + Path.GetFileNameWithoutExtension(path), kind, path["word/".Length..], isExternal: false);
            types.Append($"<Override PartName=\"/{path}\" ContentType=\"{type}\"/>");
        }
        else
        {
            parts[path] = content;
        }

        return this;
    }

    public WordBuilder Relate(string id, string kind, string target, bool isExternal = true)
    {
        relationships.Append($"<Relationship Id=\"{id}\" Type=\"{RelationsNamespace}/{kind}\" Target=\"{System.Security.SecurityElement.Escape(target)}\"{(isExternal ? " TargetMode=\"External\"" : "")}/>");
        return this;
    }

    public WordBuilder Picture(string name, byte[] bytes) => Raw($"word/media/{name}", bytes, "image", name.EndsWith(".emf", StringComparison.Ordinal) ? "image/x-emf" : "image/png");

    public WordBuilder Properties(string title, string author, string modified)
    {
        parts["docProps/core.xml"] = Encoding.UTF8.GetBytes($"""
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dcterms:modified xsi:type="dcterms:W3CDTF">{modified}</dcterms:modified></cp:coreProperties>
            """);
        types.Append("<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        return this;
    }

    public byte[] ToBytes(string? document = null)
    {
        var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{MainType}\"/>{types}</Types>");
            var core = parts.ContainsKey("docProps/core.xml") ? "<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>" : "";
            Write(archive, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{RelationsNamespace}/officeDocument\" Target=\"word/document.xml\"/>{core}</Relationships>");
            Write(archive, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relationships}</Relationships>");
            if (document?.Length != 0)
                Write(archive, "word/document.xml", document ?? $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {Names}><w:body>{body}<w:sectPr/></w:body></w:document>");
            foreach (var (path, content) in parts)
                Write(archive, path, content);
        }

        return written.ToArray();
    }

    private static void Write(ZipArchive archive, string path, string content) => Write(archive, path, Encoding.UTF8.GetBytes(content));

    private static void Write(ZipArchive archive, string path, byte[] content)
    {
        using var stream = archive.CreateEntry(path).Open();
        stream.Write(content);
    }
}
