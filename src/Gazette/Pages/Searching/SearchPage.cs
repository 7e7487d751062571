using System.Globalization;
using Gazette.Articles;
using Gazette.Pages.Head;
using Gazette.Text.Searching;

namespace Gazette.Pages.Searching;

/// <summary>The box, and what was found. Search engines are kept out: whoever searches is to find articles.</summary>
internal static class SearchPage
{
    /// <param name="results">Null before anything was looked for.</param>
    /// <param name="fault">A sentence in place of results; null for none.</param>
    /// <param name="columns">All that have articles.</param>
    public static string Render(SearchForm form, SearchResults? results, string? fault, IReadOnlyList<ColumnSize> columns, Site site)
    {
        var all = InterfaceText.For(site.Language);
        var words = all.Search;
        Markup main = $"""
            <h1>{words.Title}</h1>
            {Form(form, columns, words, site)}{(fault is null ? Markup.Nothing : (Markup)$"<p class=\"empty\" role=\"status\">{fault}</p>\n")}{(results is null ? Markup.Nothing : Results(form, results, all, site))}
            """;
        var title = string.IsNullOrWhiteSpace(form.Text) ? words.Title : $"{form.Text} - {words.Title}";
        return PageLayout.Render($"{title} - {site.Name}", site.Language, all, site, MetaTags.NotForEngines, main, site.Columns.Arranged(columns), (form with { Variant = null }).AddressOf(PagePath.Search));
    }

    private static Markup Form(SearchForm form, IReadOnlyList<ColumnSize> columns, SearchText words, Site site) => $"""
        <form class="search" method="get" action="{PagePath.Search}" role="search">
        <p><input type="search" name="q" value="{form.Text}" maxlength="{SearchQuery.MaxLength}" aria-label="{words.Query}" aria-describedby="hint" enterkeyhint="search"><button>{words.Go}</button></p>
        <p class="filters"><select name="column" aria-label="{words.AllColumns}"><option value="">{words.AllColumns}</option>
        {Markup.Join(columns.Select(column => column.Name).Order(StringComparer.Ordinal).Select(column => Option(column, form, site)))}</select>
        <label>{words.From} <input type="date" name="from" value="{form.From}"></label>
        <label>{words.To} <input type="date" name="to" value="{form.To}"></label></p>
        <p id="hint" class="hint">{words.Hint}</p>
        {(form.Variant is null ? Markup.Nothing : (Markup)$"<input type=\"hidden\" name=\"variant\" value=\"{form.Variant}\">\n")}</form>

        """;

    private static Markup Option(string column, SearchForm form, Site site) =>
        $"<option value=\"{column}\"{(column == form.Column ? (Markup)$" selected" : Markup.Nothing)}>{string.Join(" / ", Ways(column).Select(site.Columns.NameOf))}</option>\n";

    private static IEnumerable<string> Ways(string column)
    {
        var levels = column.Split('/');
        return levels.Select((_, i) => string.Join('/', levels[..(i + 1)]));
    }

    private static Markup Results(SearchForm form, SearchResults results, InterfaceText all, Site site)
    {
        var words = all.Search;
        var next = results.Next is null
            ? Markup.Nothing
            : (Markup)$"<nav class=\"paging\" aria-label=\"{all.Pages}\">\n<a class=\"older\" rel=\"next nofollow\" href=\"{form.AddressOf(PagePath.Search, after: results.Next)}\">{words.More}</a>\n</nav>\n";
        var items = results.Items.Count == 0 ? Nothing(form, results, words) : (Markup)$"<ul class=\"entries\">\n{Markup.Join(results.Items.Select(result => Entry(result, site)))}</ul>\n";
        return $"<p class=\"found\" role=\"status\">{Count(results, words)}{(results.IsPartial ? $" {words.Partial}" : "")}</p>\n{items}{next}";
    }

    private static string Count(SearchResults results, SearchText words) => results switch
    {
        { Items.Count: 0 } or { AtLeast: null } => "",
        _ => string.Format(CultureInfo.InvariantCulture, results.IsExact ? words.Found : words.AtLeast, results.AtLeast),
    };

    private static Markup Nothing(SearchForm form, SearchResults results, SearchText words)
    {
        // A query may hold braces.
        var said = results.AtLeast is null ? words.NoMore : words.None.Replace("{0}", results.Text, StringComparison.Ordinal);
        var nearest = results.Nearest.Count == 0
            ? Markup.Nothing
            : (Markup)$"<p>{words.Nearest}{Markup.Join(results.Nearest.Select(text => (Markup)$"<a class=\"action\" rel=\"nofollow\" href=\"{form.AddressOf(PagePath.Search, text)}\"><bdi>{text}</bdi></a> "))}</p>\n";
        return $"<p class=\"empty\"><bdi>{said}</bdi></p>\n{nearest}";
    }

    private static Markup Entry(SearchResult result, Site site) => $"""
        <li lang="{result.Item.Language}"{PageLayout.Direction(result.Item.Language)}>
        <h2><a href="{site.Link($"/articles/{result.Item.Id}")}">{result.Item.Title}</a></h2>
        <p class="lead">{Markup.Join(result.Excerpt.Select(piece => piece.IsHit ? (Markup)$"<mark>{piece.Text}</mark>" : (Markup)$"{piece.Text}"))}</p>
        {ArticleMetaLine.Of(result.Item, InterfaceText.For(result.Item.Language), site)}</li>

        """;
}
