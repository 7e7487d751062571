using Gazette.Articles;

namespace Gazette.Pages;

/// <summary>The foot of an article, on screen and on paper: its QR code and its public address.</summary>
internal static class ScanNote
{
    public static Markup Of(Article article, InterfaceText words, Site site)
    {
        var url = site.ArticleUrl(article.Id);
        return $"""
            <footer class="scan"{PageLayout.Lang(words, article.Language)}>
            <img src="/articles/{article.Id}/qr.svg" width="160" height="160" alt="{words.QrCode}">
            <div>
            <p>{words.Scan}</p>
            <p class="address">{words.Address}<a href="{url}" dir="ltr">{url}</a></p>
            </div>
            </footer>

            """;
    }
}
