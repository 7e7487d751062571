using Gazette.Articles.Edits;

namespace Gazette.Pages.Desk;

/// <summary>The original beside the published text, with each edit where it acted.</summary>
internal static class CompareView
{
    public static Markup Of(ReviewedUpload upload, ReviewedArticle article, DeskText words, InterfaceLanguage language)
    {
        var (review, list) = (words.Review, article.Edits);
        var rules = RuleWords.For(language.Tag);
        return $"""
            <section class="compare" aria-labelledby="compare-title">
            <h2 id="compare-title">{review.Compare}</h2>
            {Summary(list, review, rules)}<div class="panes">
            {Original(upload, review)}<div class="pane"><p class="pane-title">{review.Cleaned}</p>
            <div class="text" tabindex="0" role="group" aria-label="{review.Cleaned}" lang="{article.Article.Language}">{(list is null ? $"{article.Article.Text}" : CleanedText.Of(list, review, rules, language))}</div>
            </div>
            </div>
            {Tools(list, review)}</section>

            """;
    }

    public static Markup OriginalAlone(ReviewedUpload upload, DeskText.ReviewText words) => $"""
        <section class="compare"><div class="panes">
        {Original(upload, words)}</div></section>

        """;

    // No script of the page runs, whatever is in it: the frame allows none, and its own policy neither. It belongs to this page only so that both can be scrolled together.
    private static Markup Original(ReviewedUpload upload, DeskText.ReviewText words) => upload.OriginalPath is not { } path ? Markup.Nothing : $"""
        <div class="pane"><p class="pane-title">{words.Original}</p>
        <iframe src="{path}" sandbox="allow-same-origin" title="{words.Original}" referrerpolicy="no-referrer"></iframe>
        </div>

        """;

    /// <summary>What was changed, by rule.</summary>
    private static Markup Summary(EditList? list, DeskText.ReviewText words, RuleWords rules)
    {
        if (list is null)
            return Markup.Nothing;
        if (!list.IsDetailed)
            return $"<p>{words.TooMany}</p>\n";
        var byRule = list.Edits.Where(edit => edit.Rule != EditList.Layout).DistinctBy(edit => edit.Number)
            .GroupBy(edit => (edit.Rule, edit.Certain)).OrderBy(group => group.Key.Certain).ThenByDescending(group => group.Count()).ToList();
        return byRule is [] ? (Markup)$"<p>{words.NoEdits}</p>\n" : $"""
            <ul class="rules" aria-label="{words.Edits}">
            {Markup.Join(byRule.Select(group => (Markup)$"<li><button type=\"button\" name=\"rule\" value=\"{group.Key.Rule}\" data-certain=\"{(group.Key.Certain ? "true" : "false")}\">{rules.Rule(group.Key.Rule)} <b>{group.Count()}</b>{(group.Key.Certain ? Markup.Nothing : (Markup)$" <span class=\"doubt\">{words.Doubtful}</span>")}</button></li>\n"))}</ul>

            """;
    }

    private static Markup Tools(EditList? list, DeskText.ReviewText words) => list is not { IsDetailed: true } ? Markup.Nothing : $"""
        <div class="tools" role="group" aria-label="{words.Edits}">
        <button type="button" name="previous">{words.Previous}</button>
        <button type="button" name="next">{words.Next}</button>
        <span class="place"></span>
        <label><input type="checkbox" name="together" checked> {words.Together}</label>
        <label><input type="checkbox" name="marks" checked> {words.ShowMarks}</label>
        <small>{words.Keys}</small>
        <p class="edit-info" role="status"></p>
        <button type="button" name="undo" hidden data-undo="{words.Undo}" data-redo="{words.Redo}">{words.Undo}</button>
        </div>

        """;
}
