using System.Collections.Frozen;

namespace Gazette.Articles;

/// <summary>Which of other articles are about the same as one: by the words of headlines and summaries that few of them use.</summary>
public static class RelatedArticles
{
    public const int MaxCount = 4;

    // In a headline a word says what the article is about; in a summary it may say anything.
    private const double InTitle = 2;

    // What two articles have in common below this is how articles are written, not what they are about.
    private const double LeastLikeness = .1;

    private static readonly FrozenSet<string> SmallWords = FrozenSet.Create(StringComparer.Ordinal, "the", "and", "for", "with", "that", "this", "from", "has", "have", "was", "are", "its", "will", "been", "who", "but", "not");

    /// <returns>The most alike first; none where nothing is alike enough.</returns>
    public static IReadOnlyList<ArticleListItem> Of(Article article, IEnumerable<ArticleListItem> candidates)
    {
        var others = candidates.Where(other => other.Id != article.Id).DistinctBy(other => other.Id).ToList();
        var own = Terms(article.Title, $"{article.Standfirst} {article.Summary}");
        var each = others.ConvertAll(other => Terms(other.Title, $"{other.Standfirst} {other.Summary}"));
        var holders = own.Keys.ToDictionary(term => term, term => 1 + each.Count(terms => terms.ContainsKey(term)), StringComparer.Ordinal);
        var all = 1.0 + each.Count;
        // A term of one article alone weighs the same in every other: how rare the own ones are is all that matters.
        double Rarity(string term) => Math.Log(1 + (all / holders.GetValueOrDefault(term, 1)));
        double Length(Dictionary<string, double> terms) => Math.Sqrt(terms.Sum(term => Math.Pow(term.Value * Rarity(term.Key), 2)));

        var ownLength = Length(own);
        return [.. others.Zip(each, (other, terms) => (Other: other, Likeness: Likeness(terms)))
            .Where(pair => pair.Likeness >= LeastLikeness)
            .OrderByDescending(pair => pair.Likeness)
            .ThenBy(pair => pair.Other.Id, StringComparer.Ordinal)
            .Take(MaxCount)
            .Select(pair => pair.Other)];

        double Likeness(Dictionary<string, double> terms)
        {
            var common = terms.Where(term => own.ContainsKey(term.Key)).Sum(term => term.Value * own[term.Key] * Math.Pow(Rarity(term.Key), 2));
            return common == 0 ? 0 : common / (ownLength * Length(terms));
        }
    }

    /// <summary>Latin words and numbers of three signs and more; of other scripts, pairs of neighbouring letters.</summary>
    private static Dictionary<string, double> Terms(string title, string text)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(title, InTitle);
        Add(text, 1);
        return terms;

        void Add(string from, double weight)
        {
            foreach (var term in TermsOf(from))
                terms[term] = Math.Max(weight, terms.GetValueOrDefault(term));
        }
    }

    private static IEnumerable<string> TermsOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            if (!IsOfWord(text[i]))
            {
                if (i + 1 < text.Length && char.IsLetter(text[i + 1]) && !IsOfWord(text[i + 1]))
                    yield return text.Substring(i, 2);
                continue;
            }

            var start = i;
            while (i + 1 < text.Length && IsOfWord(text[i + 1]))
                i++;
            var word = text[start..(i + 1)].ToLowerInvariant();
            if (word.Length >= 3 && !SmallWords.Contains(word))
                yield return word;
        }
    }

    // Latin, Greek, Cyrillic and their like have spaces between words.
    private static bool IsOfWord(char c) => c < '\u0e00' && char.IsLetterOrDigit(c);
}
