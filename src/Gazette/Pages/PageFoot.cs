using Gazette.Articles;

namespace Gazette.Pages;

/// <summary>The foot of every page: ways to all articles, and who is responsible.</summary>
internal static class PageFoot
{
    /// <param name="lang">Of the page.</param>
    public static Markup Of(Site site, string lang)
    {
        var words = InterfaceText.For(site.Language);
        var ofSite = words.IsIn(lang) ? Markup.Nothing : (Markup)$" lang=\"{site.Language}\" dir=\"ltr\"";
        return $"""
            <footer class="foot"{ofSite}>
            <p><a href="{site.Link(PagePath.Columns)}">{words.AllColumns}</a> <a href="{site.Link(PagePath.Archive)}">{words.Archive}</a> <a href="{site.Link(PagePath.Feed)}">{words.Feeds}</a> <a href="{PagePath.Accessibility}">{words.Accessibility.Title}</a></p>
            {(site.Operator is { } known ? Operator(known, words) : Markup.Nothing)}</footer>

            """;
    }

    private static Markup Operator(SiteOperator known, InterfaceText words)
    {
        IEnumerable<Markup> parts =
        [
            .. Part(known.Name, name => $"<span>{words.Operator}<bdi>{name}</bdi></span> "),
            .. Part(known.SiteIdCode, code => $"<span>{words.SiteIdCode}{code}</span> "),
            .. Part(known.IcpNumber, number => $"<a href=\"https://beian.miit.gov.cn/\" rel=\"noopener\">{number}</a> "),
            .. Part(known.PoliceNumber, number => $"<a href=\"https://beian.mps.gov.cn/\" rel=\"noopener\">{number}</a> "),
        ];
        return $"<p>{Markup.Join(parts)}</p>\n";
    }

    private static IEnumerable<Markup> Part(string? value, Func<string, Markup> part) => value is null ? [] : [part(value)];
}
