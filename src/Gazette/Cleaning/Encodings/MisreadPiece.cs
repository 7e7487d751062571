namespace Gazette.Cleaning.Encodings;

/// <summary>A row of characters that may be bytes of another set, some of which are not ASCII.</summary>
/// <param name="Seen">Its characters without those that nobody sees.</param>
/// <param name="Bytes">What these were in the set in which they were read.</param>
internal readonly record struct MisreadPiece(int Start, int Length, string Seen, byte[] Bytes);
