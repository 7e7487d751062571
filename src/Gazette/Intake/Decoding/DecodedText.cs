namespace Gazette.Intake.Decoding;

/// <summary>Bytes read in one character set, save for the passages that are said to be in another.</summary>
internal sealed record DecodedText(string Text, string Charset, IReadOnlyList<UndecodableBytes> Undecodable)
{
    public IReadOnlyList<ForeignPassage> Foreign { get; init; } = [];
}
