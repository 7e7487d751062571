namespace Gazette.Pages.Desk;

/// <summary>What a person is asked to look at, and the button that ends it.</summary>
internal static class DoubtsView
{
    public static Markup Of(ReviewedArticle article, DeskText.ReviewText words, InterfaceLanguage language)
    {
        if (article.Corrections.Accepted is not null && !article.Article.NeedsReview)
            return $"<section class=\"doubts accepted\"><p>{words.Accepted} <button type=\"button\" name=\"accept\" value=\"false\">{words.TakeBackAccept}</button></p></section>\n";
        if (!article.Article.NeedsReview)
            return Markup.Nothing;
        var doubts = article.Article.Repairs.Where(repair => !repair.Certain && repair.Count > 0).GroupBy(repair => repair.Rule, StringComparer.Ordinal);
        var rules = RuleWords.For(language.Tag);
        return $"""
            <section class="doubts" aria-labelledby="doubts-title">
            <h2 id="doubts-title">{words.Doubts}</h2>
            <ul>
            {Markup.Join(doubts.Select(doubt => (Markup)$"<li data-rule=\"{doubt.Key}\">{rules.Review(doubt.Key)}{Samples(doubt.SelectMany(repair => repair.Samples).Select(sample => sample.Before), article.Article.Language)}</li>\n"))}</ul>
            <p><button type="button" name="accept" value="true" class="main">{words.Accept}</button></p>
            </section>

            """;
    }

    private static Markup Samples(IEnumerable<string> samples, string language)
    {
        var shown = samples.Where(sample => !string.IsNullOrWhiteSpace(sample)).Distinct(StringComparer.Ordinal).Take(3).ToList();
        return shown is [] ? Markup.Nothing : $"<br>{Markup.Join(shown.Select(sample => (Markup)$"<q lang=\"{language}\">{sample}</q> "))}";
    }
}
