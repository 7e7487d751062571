using Gazette.Articles;

namespace Gazette.Pages.Desk;

/// <summary>Who did what, a piece of the desk's page.</summary>
public static class LogView
{
    /// <param name="next">The key to go on after; null on the last page.</param>
    public static string Render(IReadOnlyList<DeskAction> actions, string? next, InterfaceLanguage language, Site site)
    {
        var words = DeskText.For(language.Tag).History;
        Markup view = $"""
            <h1>{words.Title}</h1>
            {(actions.Count == 0 ? (Markup)$"<p class=\"none\">{words.None}</p>" : List(actions, words, site))}
            {(next is null ? Markup.Nothing : (Markup)$"<p class=\"ways\"><a href=\"#log?after={next}\">{words.Older}</a></p>")}

            """;
        return view.ToString();
    }

    internal static Markup List(IEnumerable<DeskAction> actions, DeskText.HistoryText words, Site site) => $"""
        <ol class="log">
        {Markup.Join(actions.Select(action => Row(action, words, site)))}</ol>

        """;

    private static Markup Row(DeskAction action, DeskText.HistoryText words, Site site)
    {
        Markup upload = action.Upload is { } name ? (Markup)$" <a href=\"#upload/{Uri.EscapeDataString(name)}\">{name}</a>" : $" {action.Article ?? ""}";
        Markup detail = action.Detail is { } text ? (Markup)$" <q>{text}</q>" : Markup.Nothing;
        return $"<li>{ArticleMetaLine.Moment(action.At, site)} <b>{action.Who}</b> {words.Actions.GetValueOrDefault(action.What) ?? action.What}{upload}{detail}{(action.IsDone ? Markup.Nothing : (Markup)$" <span class=\"doubt\">…</span>")}</li>\n";
    }
}
