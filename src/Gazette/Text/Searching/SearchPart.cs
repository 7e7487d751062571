namespace Gazette.Text.Searching;

/// <summary>A word, a run of Chinese, or a quoted phrase of both.</summary>
internal sealed class SearchPart
{
    private readonly bool isWord;

    private SearchPart(string text, bool isPhrase, bool isWord, IReadOnlyList<SearchTerm> terms) => (Text, IsPhrase, this.isWord, Terms) = (text, isPhrase, isWord, terms);

    /// <summary>Folded.</summary>
    public string Text { get; }

    public bool IsPhrase { get; }

    public bool IsChinese => !IsPhrase && !isWord;

    /// <summary>As a reader would write it.</summary>
    public string Written => IsPhrase ? $"\"{Text}\"" : Text;

    public IReadOnlyList<SearchTerm> Terms { get; }

    /// <param name="run">One of <see cref="SearchTerms.RunsOf"/>.</param>
    public static SearchPart OfRun(string run) => new(run, isPhrase: false, !SearchTerms.IsChinese(run), TermsOf(run, mayBeginWord: true));

    /// <param name="folded">With at least one run.</param>
    public static SearchPart OfPhrase(string folded) =>
        new(string.Join(' ', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), isPhrase: true, isWord: false, [.. SearchTerms.RunsOf(folded).SelectMany(run => TermsOf(run, mayBeginWord: false))]);

    /// <summary>Where the part stands in a folded text; -1 for nowhere.</summary>
    public int FindIn(string folded, int from)
    {
        for (var at = from; at < folded.Length && (at = folded.IndexOf(Text, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if ((!isWord && !IsPhrase) || (BeginsWord(folded, at) && (!IsPhrase || EndsWord(folded, at + Text.Length)) && (!isWord || Text.Length >= SearchTerms.LeastPrefix || EndsWord(folded, at + Text.Length))))
                return at;
        }

        return -1;
    }

    private static bool BeginsWord(string folded, int at) => at == 0 || !IsLetter(folded[at]) || !IsLetter(folded[at - 1]);

    private static bool EndsWord(string folded, int end) => end == folded.Length || !IsLetter(folded[end]) || !IsLetter(folded[end - 1]);

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) && !Han.Is(c) && !Han.IsSyllable(c);

    private static IReadOnlyList<SearchTerm> TermsOf(string run, bool mayBeginWord)
    {
        if (!SearchTerms.IsChinese(run))
            return [new SearchTerm(SearchTerms.WordOf(run), mayBeginWord && run.Length >= SearchTerms.LeastPrefix)];
        var pairs = SearchTerms.PairsOf(run);
        // A single character begins a pair, or ends a run.
        return pairs.Count == 0 ? [new SearchTerm(SearchTerms.CharactersOf(run)[0], IsPrefix: true)] : [.. pairs.Select(pair => new SearchTerm(pair, IsPrefix: false))];
    }
}
