using AngleSharp.Dom;

namespace Gazette.Drafts;

/// <summary>A line that is the article's only where its picture is shown.</summary>
/// <param name="Nodes">The text nodes that it is made of.</param>
internal sealed record PictureCaption(IElement Image, string Text, IReadOnlyList<IText> Nodes);
