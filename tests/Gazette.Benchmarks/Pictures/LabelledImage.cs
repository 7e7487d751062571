using AngleSharp.Dom;

namespace Gazette.Benchmarks.Pictures;

/// <summary>An image of an annotated page.</summary>
/// <param name="IsArticles">Whether it is taken for the article's; else it is the page's.</param>
/// <param name="Before">The line before it; empty where there is none.</param>
/// <param name="Behind">The line behind it; empty where there is none.</param>
/// <param name="Path">The elements that it stood in, from the inside.</param>
internal sealed record LabelledImage(IElement Element, bool IsArticles, string Before, string Behind, string Path);
