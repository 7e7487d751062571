using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Gazette.Drafts;
using Gazette.Intake.Decoding;
using Gazette.Intake.Mail;
using Gazette.Intake.Pdf;
using Gazette.Intake.Word;
using Gazette.Text.CharacterSets;
using Gazette.Uploads;

namespace Gazette.Intake;

/// <summary>
/// The first stage, bytes to text: 1. the ending tells the kind; 2. the size is checked, before a download if the
/// caller likes; 3. the character set is found and the bytes are decoded; 4. what is no text is refused. Of printed pages (.pdf), a reader of their own makes a text.
/// </summary>
public static class UploadReader
{
    private const string Endings = ".docx, .pdf, .html, .htm, .xhtml, .mhtml, .mht, .eml, .txt, .md or .markdown";

    /// <summary>By the name's ending, in any letter case.</summary>
    public static bool TryKind(string name, out FileKind kind, [NotNullWhen(false)] out Rejection? rejection)
    {
        var ending = Path.GetExtension(name);
        rejection = FileEnding.TryKind(ending, out kind) ? null : new Rejection(RejectionReason.UnsupportedKind, Unsupported(name, ending));
        return rejection is null;
    }

    /// <summary>Null when the size is fine. Needs the length only, so that nothing is downloaded in vain.</summary>
    public static Rejection? CheckSize(string name, long bytes, int maxBytes)
    {
        if (bytes == 0)
            return new Rejection(RejectionReason.Empty, $"{Quote(name)} holds no bytes. Save the file again and upload it anew.");
        if (bytes > maxBytes)
            return new Rejection(RejectionReason.TooLarge, $"{Quote(name)} has {Size(bytes)}; the limit is {Size(maxBytes)}. Leave out embedded pictures, or split the article.");
        return null;
    }

    /// <summary>With as much time as it takes.</summary>
    public static bool TryRead(Upload upload, [NotNullWhen(true)] out SourceText? text, [NotNullWhen(false)] out Rejection? rejection) =>
        TryRead(upload, ProcessingBudget.Unlimited(), out text, out rejection);

    internal static bool TryRead(Upload upload, ProcessingBudget budget, [NotNullWhen(true)] out SourceText? text, [NotNullWhen(false)] out Rejection? rejection)
    {
        text = null;
        if (!TryKind(upload.Name, out var kind, out rejection))
            return false;
        rejection = CheckSize(upload.Name, upload.Bytes.Length, int.MaxValue);
        if (rejection is not null)
            return false;
        if (kind == FileKind.Word)
        {
            var ending = Path.GetExtension(upload.Name);
            if (FileEnding.TryRemedy(ending, out _) && !WordFile.IsPackage(upload.Bytes.Span))
                rejection = new Rejection(RejectionReason.UnsupportedKind, Unsupported(upload.Name, ending));
            else if (!WordFile.TryOpen(upload.Bytes, budget, out text, out var broken))
                rejection = broken with { Detail = $"{Quote(upload.Name)} {broken.Detail}" };
            return text is not null;
        }

        if (kind == FileKind.Pdf)
        {
            if (!PdfReader.TryRead(upload.Bytes, budget, out text, out rejection))
                rejection = rejection with { Detail = $"{Quote(upload.Name)} {rejection.Detail}" };
            return text is not null;
        }

        var file = new FileContent(kind, upload.Bytes, upload.ContentType, null);
        if (BinaryContent.NameOf(upload.Bytes.Span) is { } format)
            rejection = NotText(upload.Name, $"is {format}, not text");
        else if (IsMail(kind, upload.Bytes.Span))
            rejection = MailReader.TryRead(upload.Bytes, budget.Cancellation, out text, out var unread) ? null : unread with { Detail = $"{Quote(upload.Name)} {unread.Detail}" };
        else if (kind is not (FileKind.Mhtml or FileKind.Mail) && !WebArchive.IsOne(upload.Bytes.Span))
            text = Decode(upload.Name, file, out rejection);
        else if (WebArchive.TryOpen(upload.Bytes, out var page, out var fault, budget.Cancellation))
            text = Decode(upload.Name, page, out rejection);
        else
            rejection = fault with { Detail = $"{Quote(upload.Name)} {fault.Detail}" };
        return text is not null;
    }

    private static bool IsMail(FileKind kind, ReadOnlySpan<byte> bytes) =>
        kind == FileKind.Mail ? !MailFile.IsArchive(bytes) : kind == FileKind.Mhtml && MailFile.IsMessage(bytes);

    private static SourceText? Decode(string name, FileContent file, out Rejection? rejection)
    {
        var report = new RepairReport();
        var declared = CharacterSetDeclaration.Find(file.ContentType, file.Bytes.Span);
        var decoded = CharacterSetDetection.Decode(file.Bytes.Span, declared);
        rejection = Refuse(name, decoded);
        if (rejection is not null)
            return null;
        Report(decoded, report);
        return new SourceText(file.Kind, WithoutNoncharacters(decoded.Text, report), decoded.Charset, report) { Location = file.Location, Frames = FramesOf(file), Parts = file.Pictures };
    }

    /// <summary>Of the pages in frames nothing is told before it is known whether they are read.</summary>
    private static Dictionary<string, FramedPage> FramesOf(FileContent file)
    {
        var frames = new Dictionary<string, FramedPage>(StringComparer.Ordinal);
        foreach (var (address, page) in file.Frames)
        {
            var decoded = CharacterSetDetection.Decode(page.Bytes.Span, CharacterSetDeclaration.Find(page.ContentType, page.Bytes.Span));
            if (!BinaryContent.HasTooManyControls(decoded.Text))
                frames.TryAdd(address, new FramedPage(WithoutNoncharacters(decoded.Text, new RepairReport()), page.Location));
        }

        return frames;
    }

    /// <summary>A place is described by its line number, which takes a look at all before it: only samples are worth that.</summary>
    internal static void Report(DecodedText decoded, RepairReport report)
    {
        const string Rule = "undecodable-bytes";
        const string MixedRule = "mixed-character-sets";
        foreach (var place in decoded.Undecodable.Take(RepairReport.MaxSamples))
            report.Add(Rule, place.Describe(decoded.Text), "\uFFFD", certain: false);
        if (decoded.Undecodable.Count > RepairReport.MaxSamples)
            report.Add(Rule, "", "", certain: false, decoded.Undecodable.Count - RepairReport.MaxSamples);
        foreach (var passage in decoded.Foreign.Take(RepairReport.MaxSamples))
            report.Add(MixedRule, "", passage.Describe(decoded.Text));
        if (decoded.Foreign.Count > RepairReport.MaxSamples)
            report.Add(MixedRule, "", "", count: decoded.Foreign.Count - RepairReport.MaxSamples);
    }

    /// <summary>U+FFFF is no character, and means the end of a file to the HTML parser, which would lose all that follows.</summary>
    internal static string WithoutNoncharacters(string text, RepairReport report)
    {
        const char Nonexistent = '\uFFFF';
        if (text.AsSpan().Count(Nonexistent) is > 0 and var count)
            report.Add("noncharacters", "U+FFFF", "\uFFFD", certain: false, count);
        return text.Replace(Nonexistent, '\uFFFD');
    }

    private static Rejection? Refuse(string name, DecodedText decoded)
    {
        if (BinaryContent.HasTooManyControls(decoded.Text) || (CharacterSet.IsWide(decoded.Charset) && BinaryContent.IsNoWideText(decoded.Text)))
            return NotText(name, "holds bytes that no text has");
        return string.IsNullOrWhiteSpace(decoded.Text)
            ? new Rejection(RejectionReason.Empty, $"{Quote(name)} holds nothing but white space. Save the file again and upload it anew.")
            : null;
    }

    private static Rejection NotText(string name, string fault) =>
        new(RejectionReason.NotText, $"{Quote(name)} {fault}. Its ending says that it is text: save the article as {Endings}, then upload that file.");

    private static string Unsupported(string name, string ending)
    {
        if (FileEnding.TryRemedy(ending, out var remedy))
            return $"{Quote(name)} is a {ending.ToLowerInvariant()} file, which cannot be published. {remedy}";
        return ending.Length < 2
            ? $"{Quote(name)} has no ending that tells its kind. What can be published ends in {Endings}: rename the file and upload it anew."
            : $"{Quote(name)} ends in {Quote(ending)}, which cannot be published. What can be published ends in {Endings}: save the article as one of them.";
    }

    private static string Quote(string name) => $"\"{name}\"";

    private static string Size(long bytes) => bytes switch
    {
        >= 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MiB ({bytes:N0} bytes)"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes"),
    };
}
