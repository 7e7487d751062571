using System.Text.Json;
using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages.Desk;

/// <summary>
/// The frame of the editors' desk: the same for everybody, without any data. What stands in it comes by the script, which sends
/// the editor's key.
/// </summary>
public static class DeskPage
{
    private static readonly JsonSerializerOptions CamelCase = new(EmbeddedJson.Options) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <param name="language">One of the interface's.</param>
    public static string Render(InterfaceLanguage language, DeskLimits limits, Site site)
    {
        var words = DeskText.For(language.Tag);
        Markup page = $"""
            <!DOCTYPE html>
            <html lang="{language.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="referrer" content="no-referrer">
            <title>{words.Frame.Title} - {site.Name}</title>
            <script src="{Assets.Href("site.js")}"></script>
            <link rel="stylesheet" href="{Assets.Href("site.css")}">
            <link rel="stylesheet" href="{Assets.Href("desk.css")}">
            <link rel="icon" type="image/svg+xml" href="{Assets.Href("icon.svg")}">
            <script type="application/json" id="words">{Data(words, limits)}</script>
            <script src="{Assets.Href("desk.js")}" defer></script>
            <script src="{Assets.Href("review.js")}" defer></script>
            <script src="{Assets.Href("sending.js")}" defer></script>
            </head>
            <body class="desk">
            <header class="bar">
            <a class="name" href="#uploads">{site.Name} <span>{words.Frame.Title}</span></a>
            <nav aria-label="{words.Frame.Title}">
            <a href="#uploads">{words.Frame.Uploads}</a>
            <a href="#send">{words.Frame.Send}</a>
            <a href="#log">{words.Frame.Log}</a>
            </nav>
            <div class="aside">
            {Languages(language, words)}<a href="/">{words.Frame.ToSite}</a>
            <button type="button" id="forget" hidden>{words.Frame.KeyForget}</button>
            </div>
            </header>
            <noscript><p class="notice">{words.Frame.NoScript}</p></noscript>
            <p id="alert" class="notice" role="alert" hidden></p>
            <p id="status" role="status"></p>
            <form id="key" class="notice" hidden>
            <h1>{words.Frame.KeyTitle}</h1>
            <p>{words.Frame.KeyNote}</p>
            <p><label>{words.Frame.Key} <input type="password" name="key" autocomplete="off" required></label> <button>{words.Frame.KeyUse}</button></p>
            </form>
            <main>
            <div id="view" tabindex="-1"></div>
            <section id="send" hidden aria-labelledby="send-title">
            {SendView.Render(words.Send, limits)}</section>
            </main>
            <dialog id="asking" aria-labelledby="asking-title"></dialog>
            </body>
            </html>

            """;
        return page.ToString();
    }

    private static Markup Languages(InterfaceLanguage current, DeskText words) => $"""
        <span class="languages" role="group" aria-label="{words.Frame.Languages}">{Markup.Join(InterfaceLanguage.All.Where(l => l != current).Select(l => (Markup)$"<a href=\"/desk?lang={l.Tag}\" lang=\"{l.Tag}\" hreflang=\"{l.Tag}\">{DeskText.For(l.Tag).Frame.OwnName}</a> "))}</span>

        """;

    private static ScriptData Data(DeskText words, DeskLimits limits) => new(JsonSerializer.Serialize(
        new { words = words.Script, close = words.Frame.Close, limits = limits.ByEnding }, CamelCase));
}
