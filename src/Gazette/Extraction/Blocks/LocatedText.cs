using AngleSharp.Dom;

namespace Gazette.Extraction.Blocks;

/// <summary>What a locator takes for the article of a page.</summary>
/// <param name="Nodes">Empty when it found none.</param>
/// <param name="Unfolded">Elements that the page hides until a click, and that hold text of the article's kind.</param>
internal sealed record LocatedText(IReadOnlySet<IText> Nodes, IReadOnlySet<IElement> Unfolded);
