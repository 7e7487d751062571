using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Text;

namespace Gazette.Pages.Desk;

/// <summary>What changed from one version of an article to another, a piece of the desk's page.</summary>
public static class DifferenceView
{
    /// <param name="since">What others did in between; empty where that is not asked for.</param>
    public static string Render((Article Article, int Number) from, (Article Article, int Number) to, IReadOnlyList<DeskAction> since, InterfaceLanguage language, Site site)
    {
        var words = DeskText.For(language.Tag);
        var (before, after) = (ArticleFields.Of(from.Article, site.TimeZone), ArticleFields.Of(to.Article, site.TimeZone));
        Markup view = $"""
            {(since.Count == 0 ? Markup.Nothing : (Markup)$"<p>{words.History.Since}</p>{LogView.List(since, words.History, site)}")}<p class="facts"><del>{DeskText.Fill(words.History.From, from.Number)}</del> <ins>{DeskText.Fill(words.History.To, to.Number)}</ins></p>
            <dl>{Markup.Join(ArticleField.All.Where(field => field.Of(before) != field.Of(after)).Select(field => (Markup)$"<dt>{FieldsView.LabelOf(field.Name, words.Review)}</dt><dd><del>{field.Of(before) ?? words.Review.Empty}</del> <ins>{field.Of(after) ?? words.Review.Empty}</ins></dd>"))}</dl>
            {(from.Article.Text == to.Article.Text ? (Markup)$"<p>{words.History.Same}</p>" : (Markup)$"<div class=\"text\" lang=\"{to.Article.Language}\">{Markup.Join(TextComparison.Of(from.Article.Text, to.Article.Text).Select(Marked))}</div>")}

            """;
        return view.ToString();
    }

    // Of what both have, what stands around a change is enough.
    private static Markup Marked(TextChange change) => change.Kind switch
    {
        "added" => $"<ins>{change.Text}</ins>",
        "removed" => $"<del>{change.Text}</del>",
        _ => change.Text.Length <= 400 ? (Markup)$"{change.Text}" : $"{change.Text[..Sound(change.Text, 200)]} … {change.Text[Sound(change.Text, change.Text.Length - 200)..]}",
    };

    private static int Sound(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
