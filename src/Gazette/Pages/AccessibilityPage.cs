using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages;

/// <summary>What the site does so that everybody can read it, and what it cannot promise.</summary>
public static class AccessibilityPage
{
    public static string Render(Site site)
    {
        var words = InterfaceText.For(site.Language);
        var text = words.Accessibility;
        Markup main = $"""
            <h1>{text.Title}</h1>
            <div class="body">
            <ul>
            {Markup.Join(text.Points.Select(point => (Markup)$"<li>{point}</li>\n"))}</ul>
            <p>{text.Standard}</p>
            </div>
            <p><a class="action" href="{PagePath.Reader}">{words.Reading.Settings}</a></p>

            """;
        return PageLayout.Render($"{text.Title} - {site.Name}", site.Language, words, site, SiteHead.OfPage(PagePath.Accessibility, text.Title, text.Points.Take(1), site), main);
    }
}
