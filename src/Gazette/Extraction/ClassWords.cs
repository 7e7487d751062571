using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Gazette.Extraction;

/// <summary>The words that a page's classes and ids are made of: <c>relatedPosts-list</c> is related, posts, list.</summary>
internal static partial class ClassWords
{
    /// <summary>Longer names are data, not words.</summary>
    private const int MaxLength = 400;

    public static IReadOnlyList<string> Of(IElement element)
    {
        var names = $"{element.ClassName} {element.Id}";
        return names.Length is 1 or > MaxLength ? [] : [.. Word().Matches(names).Select(m => m.Value.ToLowerInvariant())];
    }

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
