using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Uploads;

namespace Gazette.Intake.Word;

/// <summary>Opens Word documents (.docx, ISO/IEC 29500): the text becomes HTML, its pictures parts of the same file. Nothing outside of the file is read.</summary>
internal static class WordFile
{
    private const string SaveAgain = "Open it in Word or WPS, choose File > Save As (文件 > 另存为) and the type \"Word document (.docx)\", then upload that file.";

    /// <summary>By its first bytes; of which kind it is shows once it is opened.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8);

    /// <param name="fault">Its detail goes on after the file's name.</param>
    public static bool TryOpen(ReadOnlyMemory<byte> bytes, ProcessingBudget budget, [NotNullWhen(true)] out SourceText? text, [NotNullWhen(false)] out Rejection? fault)
    {
        text = null;
        fault = WrongFormat(bytes.Span);
        if (fault is not null)
            return false;
        var (report, unreadable) = (new RepairReport(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        using var document = Open(bytes, unreadable, budget, out var relationships, out fault);
        try
        {
            text = document is null ? null : Read(document, relationships!, new BrokenParts(unreadable, report), report, budget, out fault);
        }
        catch (Exception broken) when (BrokenParts.IsFault(broken))
        {
            // The library reads what parts say of each other only when it is asked for them.
            fault = Invalid("cannot be read as a Word document: its parts do not say rightly how they belong together");
        }

        return text is not null;
    }

    private static WordprocessingDocument? Open(ReadOnlyMemory<byte> bytes, HashSet<string> unreadable, ProcessingBudget budget, out WordRelationships? relationships, out Rejection? fault)
    {
        (relationships, fault) = (null, null);
        try
        {
            fault = WordPackage.Check(Stream(bytes), unreadable, budget);
            if (fault is not null)
                return null;
            relationships = WordRelationships.Of(Stream(bytes));
            return WordprocessingDocument.Open(relationships.Mended(Stream(bytes)), isEditable: false, new OpenSettings { AutoSave = false });
        }
        catch (Exception broken) when (BrokenParts.IsFault(broken))
        {
            fault = Invalid("cannot be read as a Word document: it is cut or damaged");
            return null;
        }
    }

    private static Rejection? WrongFormat(ReadOnlySpan<byte> bytes)
    {
        if (IsPackage(bytes))
            return null;
        if (bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            return bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? new Rejection(RejectionReason.WordInvalid, "is locked with a password. Open it in Word, choose File > Info > Protect Document > Encrypt with Password, empty the field (in WPS 文件 > 文档加密), save it and upload it anew.")
                : Invalid("is a document of Word 97 to 2003 (.doc) under another name");
        }

        return BinaryContent.NameOf(bytes) is { } format
            ? Invalid($"is {format} and no Word document")
            : new Rejection(RejectionReason.WordInvalid, $"is no Word document, whatever its ending says: it begins like a text. If it is a web page or a plain text, give it the ending .html or .txt; otherwise: {SaveAgain}");
    }

    private static Rejection Invalid(string what) => new(RejectionReason.WordInvalid, $"{what}. {SaveAgain}");

    private static SourceText? Read(WordprocessingDocument document, WordRelationships relationships, BrokenParts parts, RepairReport report, ProcessingBudget budget, out Rejection? fault)
    {
        fault = null;
        if (document.MainDocumentPart is not { } main)
            fault = Invalid("holds no text of Word");
        else if (parts.RootOf(main) is not { } root)
            fault = Invalid("cannot be read as a Word document: its text is cut or damaged");
        else if (root.Child("body") is not { } body)
            fault = Invalid("holds no text of Word");
        else if (document.DocumentType is WordprocessingDocumentType.MacroEnabledDocument or WordprocessingDocumentType.MacroEnabledTemplate || main.VbaProjectPart is not null)
            fault = Invalid("holds macros");
        else
            return Read(document, main, new WordContext(main, body, parts, relationships.BrokenAddresses, report, budget), relationships.Missing);
        return null;
    }

    private static SourceText Read(WordprocessingDocument document, MainDocumentPart main, WordContext context, IEnumerable<string> missing)
    {
        foreach (var part in missing)
            context.Report.Add(BrokenParts.Rule, part, "", certain: false);
        var html = new StringBuilder("<!DOCTYPE html><html><head>");
        WordProperties.Write(document, html);
        html.Append("</head><body>").Append(new BlockWriter(context, main).Write(main.RootElement.Child("body")!.ChildElements));
        foreach (var notes in new[] { context.Footnotes, context.Endnotes })
            notes.Write(html, note => new BlockWriter(context, notes.Part!, isNested: true).Write(note.ChildElements));
        html.Append("</body></html>");
        LeaveOut(main, context);
        return new SourceText(FileKind.Word, html.ToString(), "utf-8", context.Report) { Parts = context.Pictures.Parts };
    }

    /// <summary>What a document holds beside its text.</summary>
    private static void LeaveOut(MainDocumentPart main, WordContext context)
    {
        foreach (var part in main.HeaderParts.Cast<OpenXmlPart>().Concat(main.FooterParts))
            Add(context.Broken.RootOf(part), EditList.LeftOutBlocks);
        foreach (var note in context.Footnotes.Unused.Concat(context.Endnotes.Unused))
            Add(note, EditList.Hidden);
        var comments = context.Broken.RootOf(main.WordprocessingCommentsPart)?.ChildElements.Where(c => c.LocalName == "comment").ToArray() ?? [];
        foreach (var comment in comments)
            Add(comment, EditList.Hidden);
        if (comments.Length > 0)
            context.Report.Add(LeftOutWords.Comments, ParagraphReader.TextOf(comments[0]), "", count: comments.Length);

        void Add(OpenXmlElement? element, string rule)
        {
            context.LeftOut.Add(ParagraphReader.TextOf(element), rule);
            context.LeftOut.End();
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
