namespace Gazette.Intake;

/// <summary>Bytes read in one character set.</summary>
internal sealed record DecodedText(string Text, string Charset, IReadOnlyList<UndecodableBytes> Undecodable);
