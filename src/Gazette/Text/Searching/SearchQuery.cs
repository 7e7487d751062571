namespace Gazette.Text.Searching;

/// <summary>What a reader looks for: parts of which an article must have all.</summary>
internal sealed class SearchQuery
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxLength = 100;

    /// <summary>As many are looked up.</summary>
    public const int MaxTerms = 16;

    private const string OpeningQuotes = "\"“「『«";
    private const string ClosingQuotes = "\"”」』»";

    private SearchQuery(IReadOnlyList<SearchPart> parts) => Parts = parts;

    public IReadOnlyList<SearchPart> Parts { get; }

    /// <summary>Each once, <see cref="MaxTerms"/> at most: what they leave open the article's text decides.</summary>
    public IReadOnlyList<SearchTerm> Terms
    {
        get
        {
            var all = Parts.SelectMany(part => part.Terms).Distinct().ToList();
            // Pairs that share no character say as much in half the number.
            return all.Count <= MaxTerms ? all : [.. Parts.SelectMany(part => part.Terms.Where((_, i) => i % 2 == 0)).Distinct().Take(MaxTerms)];
        }
    }

    /// <param name="text">Spaces part words, quotation marks hold a phrase together.</param>
    /// <returns>Null where it is too long, or has too many parts.</returns>
    public static SearchQuery? Parse(string text)
    {
        if (text.Length > MaxLength)
            return null;
        var parts = new List<SearchPart>();
        foreach (var (piece, isQuoted) in Pieces(text))
        {
            var folded = FoldedText.Of(piece).Text;
            if (isQuoted && SearchTerms.RunsOf(folded).Any())
                parts.Add(SearchPart.OfPhrase(folded));
            else
                parts.AddRange(SearchTerms.RunsOf(folded).Select(SearchPart.OfRun));
        }

        var distinct = parts.DistinctBy(part => (part.Text, part.IsPhrase)).ToList();
        return distinct.Count > MaxTerms ? null : new SearchQuery(distinct);
    }

    /// <summary>Queries with less in them, the nearest first: without the last or the first character or word.</summary>
    public IEnumerable<string> Shorter()
    {
        if (Parts is [{ IsPhrase: true } phrase])
            yield return phrase.Text;
        foreach (var i in Enumerable.Range(0, Parts.Count).OrderByDescending(i => i))
        {
            if (Parts.Count > 1)
                yield return string.Join(' ', Parts.Where((_, other) => other != i).Select(part => part.Written));
        }

        if (Parts is not [{ IsChinese: true } only])
            yield break;
        var characters = new System.Globalization.StringInfo(only.Text);
        for (var length = characters.LengthInTextElements - 1; length >= 2; length--)
        {
            for (var start = 0; start + length <= characters.LengthInTextElements; start++)
                yield return characters.SubstringByTextElements(start, length);
        }
    }

    private static IEnumerable<(string Piece, bool IsQuoted)> Pieces(string text)
    {
        var (start, closing) = (0, '\0');
        for (var i = 0; i <= text.Length; i++)
        {
            var isEnd = i == text.Length;
            if (!isEnd && closing == '\0' && OpeningQuotes.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var mark)
            {
                yield return (text[start..i], false);
                (start, closing) = (i + 1, ClosingQuotes[mark]);
            }
            else if (isEnd || (closing != '\0' && text[i] == closing))
            {
                // One that is never closed holds nothing together.
                yield return (text[Math.Min(start, i)..i], closing != '\0' && !isEnd);
                (start, closing) = (i + 1, '\0');
            }
        }
    }
}
