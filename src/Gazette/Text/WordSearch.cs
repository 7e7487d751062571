using System.Buffers;
using System.Text;

namespace Gazette.Text;

/// <summary>
/// Looks in short texts for any of many words, in whatever case they are written. Most texts hold none, and a text without a
/// letter of the right script is passed over at once.
/// </summary>
internal sealed class WordSearch
{
    private readonly SearchValues<string> western;
    private readonly bool westernHasLetters;
    private readonly SearchValues<string> others;
    private readonly SearchValues<string> withoutCase;

    // Of each word with letters beyond ASCII, one of these.
    private readonly SearchValues<char> signsOfOthers;
    private readonly SearchValues<char> signsWithoutCase;

    public WordSearch(IEnumerable<string> words)
    {
        string[] all = [.. words.Where(w => w.Length > 0)];
        western = SearchValues.Create([.. all.Where(w => Ascii.IsValid(w))], StringComparison.OrdinalIgnoreCase);
        westernHasLetters = all.Where(w => Ascii.IsValid(w)).All(w => w.Any(char.IsAsciiLetter));
        string[] cased = [.. all.Where(w => !Ascii.IsValid(w) && !HasNoCase(w))];
        others = SearchValues.Create(cased, StringComparison.OrdinalIgnoreCase);
        signsOfOthers = SearchValues.Create([.. cased.Select(SignOf).Distinct().SelectMany(InAnyCase)]);
        string[] caseless = [.. all.Where(HasNoCase)];
        withoutCase = SearchValues.Create(caseless, StringComparison.Ordinal);
        signsWithoutCase = SearchValues.Create([.. caseless.Select(w => w[0]).Distinct()]);
    }

    public bool AnyIn(ReadOnlySpan<char> text) =>
        ((!westernHasLetters || text.ContainsAnyInRange('A', 'z')) && text.ContainsAny(western))
        || (text.ContainsAny(signsWithoutCase) && text.ContainsAny(withoutCase))
        || (text.ContainsAny(signsOfOthers) && text.ContainsAny(others));

    private static bool HasNoCase(string word) => word.All(c => !char.IsAscii(c) && char.ToUpperInvariant(c) == c && char.ToLowerInvariant(c) == c);

    private static char SignOf(string word) => word.First(c => !char.IsAscii(c));

    private static IEnumerable<char> InAnyCase(char sign) => Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.ToUpperInvariant(c) == char.ToUpperInvariant(sign));
}
