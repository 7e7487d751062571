using AngleSharp.Dom;

namespace Gazette.Cleaning.Lines;

/// <summary>Text of the document that is not in its body, in one row and with one reason.</summary>
/// <param name="Text">As the file has it, before any rule.</param>
/// <param name="Key">As <see cref="Articles.Edits.LeftOutLine.Key"/>.</param>
/// <param name="Nodes">What it is made of; none where it was taken out before there was a document.</param>
/// <param name="Next">The first text of the body that stands behind it; null where there is none, or no document.</param>
internal sealed record LeftOutPiece(string Text, string Rule, string Key, IReadOnlyList<IText> Nodes, IText? Next);
