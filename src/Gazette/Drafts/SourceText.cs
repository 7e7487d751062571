using Gazette.Uploads;

namespace Gazette.Drafts;

/// <summary>An upload's bytes as text: what Intake hands to Extraction.</summary>
/// <param name="Text">Without byte order mark, line ends as uploaded.</param>
/// <param name="Charset">IANA name of the character set that was used to decode.</param>
/// <param name="Report">What decoding already had to say, for example bytes shown as U+FFFD.</param>
public sealed record SourceText(FileKind Kind, string Text, string Charset, RepairReport Report)
{
    /// <summary>The address that the text was saved from, as a web archive states it; null when nothing does. It may be no web address.</summary>
    public string? Location { get; init; }

    /// <summary>The pictures of the same file, by each address that an image may give.</summary>
    internal IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Parts { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>The pages of the same file that this one may show in frames, by each address that a frame may give.</summary>
    internal IReadOnlyDictionary<string, FramedPage> Frames { get; init; } = new Dictionary<string, FramedPage>();

    /// <summary>Of a mail message; null for all other kinds.</summary>
    internal MailEnvelope? Mail { get; init; }
}
