using System.Diagnostics.CodeAnalysis;
using AngleSharp.Dom;

namespace Gazette.Extraction.Blocks;

/// <summary>The words that a page's classes and ids are made of: <c>relatedPosts-list</c> is related, posts, list.</summary>
internal static class ClassWords
{
    /// <summary>Longer names are data, not words.</summary>
    private const int MaxLength = 400;

    public static IReadOnlyList<string> Of(IElement element)
    {
        var (names, id) = (element.ClassName, element.Id);
        if (!AreRead(names, id))
            return [];
        var words = new List<string>();
        Add(names, words);
        Add(id, words);
        return words;
    }

    public static bool AreRead(string? names, string? id) => (names?.Length ?? 0) + (id?.Length ?? 0) is > 0 and <= MaxLength;

    /// <summary>Without those of its id, which is no other element's.</summary>
    public static IReadOnlyList<string> OfClasses(IElement element)
    {
        var words = new List<string>();
        if (element.ClassName is { Length: <= MaxLength } names)
            Add(names, words);
        return words;
    }

    /// <summary>Finds the next word; it may have capitals.</summary>
    /// <param name="at">Behind the last word; then behind this one.</param>
    public static bool Next([NotNullWhen(true)] string? names, ref int at, out int start)
    {
        start = at;
        if (names is null)
            return false;
        while (start < names.Length && !char.IsAsciiLetter(names[start]))
            start++;
        at = start;
        while (at < names.Length && char.IsAsciiLetterUpper(names[at]))
            at++;
        // Of HTMLBody the last capital begins the second word.
        if (at - start > 1 && at < names.Length && char.IsAsciiLetterLower(names[at]))
            at--;
        else
            at = EndOfLower(names, at);
        return at > start;
    }

    private static void Add(string? names, List<string> words)
    {
        for (var at = 0; Next(names, ref at, out var start);)
            words.Add(names[start..at].ToLowerInvariant());
    }

    private static int EndOfLower(string names, int start)
    {
        var end = start;
        while (end < names.Length && char.IsAsciiLetterLower(names[end]))
            end++;
        return end;
    }
}
