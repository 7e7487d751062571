using AngleSharp.Dom;

namespace Gazette.Extraction.Blocks;

/// <summary>The words that a page's classes and ids are made of: <c>relatedPosts-list</c> is related, posts, list.</summary>
internal static class ClassWords
{
    /// <summary>Longer names are data, not words.</summary>
    private const int MaxLength = 400;

    public static IReadOnlyList<string> Of(IElement element)
    {
        var (names, id) = (element.ClassName ?? "", element.Id ?? "");
        if (names.Length + id.Length is 0 or > MaxLength)
            return [];
        var words = new List<string>();
        Add(names, words);
        Add(id, words);
        return words;
    }

    /// <summary>Without those of its id, which is no other element's.</summary>
    public static IReadOnlyList<string> OfClasses(IElement element)
    {
        var words = new List<string>();
        if (element.ClassName is { Length: <= MaxLength } names)
            Add(names, words);
        return words;
    }

    private static void Add(string names, List<string> words)
    {
        for (var i = 0; i < names.Length;)
        {
            var start = i;
            while (i < names.Length && char.IsAsciiLetterUpper(names[i]))
                i++;
            // Of HTMLBody the last capital begins the second word.
            if (i - start > 1 && i < names.Length && char.IsAsciiLetterLower(names[i]))
                i--;
            else
                i = EndOfLower(names, i);
            if (i > start)
                words.Add(names[start..i].ToLowerInvariant());
            else
                i++;
        }
    }

    private static int EndOfLower(string names, int start)
    {
        var end = start;
        while (end < names.Length && char.IsAsciiLetterLower(names[end]))
            end++;
        return end;
    }
}
