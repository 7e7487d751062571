using Gazette.Articles;

namespace Gazette.Tests.Damage.Families;

/// <summary>What became of one copy.</summary>
/// <param name="Families">In the order in which they damaged it; empty for an undamaged one.</param>
internal sealed record FamilyOutcome(IReadOnlyList<string> Families, string Form, DamagedCopy Copy, Article? Article)
{
    public ParagraphMatch Match { get; } = ParagraphMatch.Of(Copy.Expected, Published(Copy, Article).Split('\n'));

    /// <summary>Without a review, a person never learns of it.</summary>
    public bool AsksForReview { get; } = Article?.NeedsReview ?? true;

    public int Paragraphs => Copy.MustAsk ? 0 : Match.Pairs.Count(p => p.Expected is not null);

    /// <summary>Paragraphs that came back as they were, and those of which nobody can say what they were.</summary>
    public int Back => Copy.MustAsk ? 0 : Paragraphs - Missing;

    /// <summary>Lines of the published text that are no paragraph of the original, beside those that a changed paragraph became.</summary>
    public int Residue => Copy.MustAsk ? 0 : Math.Max(0, Match.Pairs.Count(p => p.Expected is null) - Match.Pairs.Count(p => p.Actual is null));

    /// <summary>Paragraphs that did not come back, and lines too many, that nobody is asked about.</summary>
    public int Silent => AsksForReview ? 0 : Copy.MustAsk ? 1 : Missing + Residue;

    /// <summary>A question that stands first is published as the second headline, which is text that readers see.</summary>
    private static string Published(DamagedCopy copy, Article? article) =>
        article?.Standfirst is { } standfirst && copy.Expected.Count > 0 && standfirst == copy.Expected[0] ? $"{standfirst}\n{article.Text}" : article?.Text ?? "";

    private int Missing => Match.Pairs.Count(p => p.Actual is null) - Match.FaultsWithout(Copy.Undecidable).Undecided;

    /// <summary>Changes of the text that the edit list does not tell, rules that it tells and the report does not, and paragraphs that are in neither.</summary>
    public int Untold
    {
        get
        {
            if (Article?.Edits is not { } edits)
                return 0;
            var rules = Article.Repairs.Select(r => r.Rule).Append(Gazette.Articles.Edits.EditList.Layout).ToHashSet(StringComparer.Ordinal);
            var told = ParagraphMatch.Narrow(string.Join('\n', edits.Draft, string.Join('\n', edits.LeftOutLines.Select(l => l.Text)), Article.Title, Article.Standfirst));
            return (edits.Apply() == Article.Text && edits.IsDetailed ? 0 : 1)
                + edits.Edits.Count(e => !rules.Contains(e.Rule))
                + Copy.Lines.Count(l => Match.Pairs.Any(p => p.Expected == l && p.Actual is null) && !told.Contains(ParagraphMatch.Narrow(l), StringComparison.Ordinal));
        }
    }
}
