using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Pages.Desk;

/// <summary>One upload, a piece of the desk's page: what became of it, its article beside the original, and all that can be put right.</summary>
public static class UploadView
{
    public static string Render(ReviewedUpload upload, InterfaceLanguage language, Site site)
    {
        var (words, receipt) = (DeskText.For(language.Tag), upload.Receipt);
        var article = upload.Article;
        Markup view = $"""
            <article class="upload" data-name="{receipt.Name}" data-state="{StateMark.NameOf(receipt)}"{About(article)}>
            <p class="back"><a href="#uploads">{words.Review.Back}</a></p>
            <h1{(article is null ? Markup.Nothing : $" lang=\"{article.Article.Language}\"")}>{article?.Article.Title ?? receipt.Name}</h1>
            {Facts(upload, words, site)}{Reasons(receipt, words, language)}{(article is { Withdrawal: null } ? Markup.Join(
            [
                DoubtsView.Of(article, words.Review, language),
                CompareView.Of(upload, article, words, language),
                FieldsView.Of(article, words.Review, site),
                MediaView.Of(article, words.Review),
            ]) : upload.OriginalPath is null ? Markup.Nothing : CompareView.OriginalAlone(upload, words.Review))}{Actions(upload, words.Review)}{Versions(article, words.Review, site)}{Pending(article, words.Review)}</article>

            """;
        return view.ToString();
    }

    private static Markup About(ReviewedArticle? article) => article is null
        ? Markup.Nothing
        : $" data-id=\"{article.Article.Id}\" data-tag=\"{article.Tag}\" data-version=\"{article.Number}\" data-upload=\"{article.Article.Upload.ETag}\"";

    private static Markup Facts(ReviewedUpload upload, DeskText words, Site site)
    {
        var receipt = upload.Receipt;
        return $"""
            <p class="facts">{StateMark.Of(receipt, words.States, site)} <span>{words.Review.Name}: <span class="file">{receipt.Name}</span></span>
            <span>{words.Review.Uploaded}: {ArticleMetaLine.Moment(receipt.UploadedAt, site)}</span>{(receipt.Attempts > 1 ? (Markup)$" <span>{DeskText.Fill(words.Review.Attempts, receipt.Attempts)}</span>" : Markup.Nothing)}</p>
            <p class="ways">{Page(upload, words.Review)}{(upload.FilePath is { } file ? (Markup)$"<a href=\"{file}\" download>{words.Review.Download}</a>" : Markup.Nothing)}</p>

            """;
    }

    private static Markup Page(ReviewedUpload upload, DeskText.ReviewText words) => upload.Article is not { Withdrawal: null } article
        ? Markup.Nothing
        : upload.Receipt.IsHeld ? (Markup)$"<button type=\"button\" name=\"show-preview\">{words.ShowPreview}</button> "
        : $"<a href=\"/articles/{article.Article.Id}\" target=\"_blank\" rel=\"noopener\">{words.Page}</a> <a href=\"/articles/{article.Article.Id}/print\" target=\"_blank\" rel=\"noopener\">{words.Print}</a> ";

    private static Markup Reasons(Receipt receipt, DeskText words, InterfaceLanguage language)
    {
        Markup[] lines =
        [
            .. ReasonView.Lines(receipt, language),
            .. receipt.SameTextAs is { } same ? [(Markup)$"{DeskText.Fill(words.List.SameText, same)}"] : Array.Empty<Markup>(),
            .. receipt.StaleCorrections.Select(stale => (Markup)$"{words.Review.Stale}: <span lang=\"en\">{stale.Detail}</span>"),
        ];
        return lines is [] ? Markup.Nothing : $"<ul class=\"why notice\">{Markup.Join(lines.Select(line => (Markup)$"<li>{line}</li>"))}</ul>\n";
    }

    private static Markup Actions(ReviewedUpload upload, DeskText.ReviewText words)
    {
        Markup withdraw = upload.Article is not { Withdrawal: null } ? Markup.Nothing : $"""
            <form class="withdraw">
            <p><label>{words.WithdrawReason} <input name="reason" maxlength="{Withdrawal.MaxReason}" required></label></p>
            <p><label><input type="checkbox" name="purge"> {words.Purge}</label></p>
            <p><button class="grave">{words.Withdraw}</button> <small>{words.WithdrawNote}</small></p>
            </form>

            """;
        Markup replay = upload.FilePath is null ? Markup.Nothing
            : $"<p><button type=\"button\" name=\"replay\">{(upload.Receipt.State == ReceiptState.Withdrawn ? words.PublishAgain : words.Replay)}</button> <small>{words.ReplayNote}</small></p>\n";
        return $"""
            <details class="actions"{(upload.Article is { Withdrawal: null } ? Markup.Nothing : (Markup)$" open")}><summary>{words.Actions}</summary>
            {replay}{withdraw}</details>

            """;
    }

    private static Markup Versions(ReviewedArticle? article, DeskText.ReviewText words, Site site) => article is not { History.Count: > 0 } ? Markup.Nothing : $"""
        <details class="versions"><summary>{words.Versions} ({article.History.Count})</summary>
        <ol reversed>
        {Markup.Join(article.History.Select(version => Version(version, article, words, site)))}</ol>
        <div class="difference" aria-live="polite"></div>
        </details>

        """;

    private static Markup Version(ArticleVersion version, ReviewedArticle article, DeskText.ReviewText words, Site site)
    {
        var before = article.History.FirstOrDefault(other => other.Number < version.Number);
        Markup difference = before is null ? Markup.Nothing
            : $" <button type=\"button\" name=\"difference\" data-from=\"{before.Number}\" data-to=\"{version.Number}\">{words.Difference}</button>";
        Markup corrected = version.Corrections.Count == 0 ? Markup.Nothing : $" <small>{DeskText.Fill(words.CorrectedFields, string.Join(", ", version.Corrections.Select(name => FieldsView.LabelOf(name, words))))}</small>";
        return $"<li value=\"{version.Number}\">{DeskText.Fill(words.Version, version.Number)} {ArticleMetaLine.Moment(version.At, site)}{(version.Number == article.Number ? (Markup)$" <b>{words.Current}</b>" : Markup.Nothing)}{corrected}{difference}</li>\n";
    }

    private static Markup Pending(ReviewedArticle? article, DeskText.ReviewText words) => article is not { Withdrawal: null } ? Markup.Nothing : $"""
        <div class="pending" hidden>
        <span data-words="{words.Pending}"></span>
        <button type="button" name="preview">{words.Preview}</button>
        <button type="button" name="save" class="main">{words.Save}</button>
        <button type="button" name="discard">{words.Discard}</button>
        </div>

        """;
}
