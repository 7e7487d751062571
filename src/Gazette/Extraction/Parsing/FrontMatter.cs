using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gazette.Drafts;
using Gazette.Text;
using Gazette.Uploads;
using YamlDotNet.Core;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// The values at the head of a Markdown file: YAML between two lines of <c>---</c>, or what other generators write. What it
/// says wins over what the text says; keys that we don't know are left alone.
/// </summary>
internal static partial class FrontMatter
{
    public const int MaxBytes = 16 * 1024;

    /// <summary>True, with the metadata filled and the text that follows; or a rejection that names the line.</summary>
    public static bool TrySplit(string text, Metadata metadata, RepairReport report, out string body, [NotNullWhen(false)] out Rejection? rejection)
    {
        body = text;
        rejection = null;
        if (FrontMatterBlock.Of(text) is not { } block)
            return true;
        if (block.End < 0)
            rejection = Invalid(1, $"is opened by \"{block.Fence}\" and never closed", $"Close it with a line that holds \"{block.Fence}\" alone");
        else if (Encoding.UTF8.GetByteCount(text.AsSpan(block.Start, block.End - block.Start)) is var bytes and > MaxBytes)
            rejection = Invalid(1, string.Create(CultureInfo.InvariantCulture, $"has {bytes:N0} bytes; the limit is {MaxBytes:N0}"), "Move text into the article");
        else
            rejection = Read(block.ToYaml(text), block.Fence is "---" or "+++" ? 1 : 0, metadata, report);
        if (rejection is not null)
            return false;
        body = text[block.Body..];
        return true;
    }

    private static Rejection? Read(string yaml, int linesAbove, Metadata metadata, RepairReport report)
    {
        try
        {
            var values = FrontMatterValues.Read(yaml);
            values.Fill(metadata, report);
            metadata.PublishAt = values.PublishAt(report, out var fault);
            return fault is null ? null : Invalid(1 + linesAbove, $"says \"publish: {ShortText.Of(fault, 40)}\", which is no moment", "Write it as 2026-12-01 08:00, or leave it out to publish at once");
        }
        catch (YamlException fault)
        {
            return Invalid(fault.End.Line + linesAbove, "cannot be read: " + FirstSentence(fault), "Values that hold a colon, a quote or a # have to stand in quotes");
        }
        catch (ArgumentOutOfRangeException)
        {
            // YamlDotNet's scanner does not check the number in "\UFFFFFFFF".
            return Invalid(1 + linesAbove, "names a character that does not exist", "Write the character itself");
        }
        catch (InvalidOperationException)
        {
            // What the same scanner throws at ">" in the second line of a list in brackets.
            return Invalid(1 + linesAbove, "cannot be read", "Values that hold a bracket or a > have to stand in quotes");
        }
    }

    private static string FirstSentence(YamlException fault)
    {
        var message = Position().Replace(fault.Message, "").ReplaceLineEndings(" ").Trim();
        return message.Length > 160 ? message[..160] : message.TrimEnd('.');
    }

    private static Rejection Invalid(long line, string fault, string remedy) =>
        new(RejectionReason.FrontMatterInvalid, $"The front matter {fault} (line {line}). {remedy}, and upload the file again.");

    [GeneratedRegex("\\(Line: \\d+.*?\\):|Line: \\d+, Col: \\d+, Idx: \\d+", RegexOptions.None, 1000)]
    private static partial Regex Position();
}
