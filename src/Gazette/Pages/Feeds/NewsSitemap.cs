using Gazette.Articles;

namespace Gazette.Pages.Feeds;

/// <summary>What news search reads: the articles of the last two days with their titles, in the form that Google News asks for.</summary>
public static class NewsSitemap
{
    /// <summary>Older ones are no news any more.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(2);

    /// <summary>Articles of one news sitemap.</summary>
    public const int MaxArticles = 1000;

    private const string Namespace = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <param name="articles">Each with the moment under which lists show it.</param>
    public static byte[] Render(IEnumerable<(ArticleListItem Item, DateTimeOffset At)> articles, Site site) => XmlFile.Write(writer =>
    {
        writer.WriteStartElement("urlset", Sitemap.Namespace);
        writer.WriteAttributeString("xmlns", "news", null, Namespace);
        foreach (var (item, at) in articles)
        {
            writer.WriteStartElement("url", Sitemap.Namespace);
            writer.WriteElementString("loc", Sitemap.Namespace, site.ArticleUrl(item.Id));
            writer.WriteStartElement("news", Namespace);
            writer.WriteStartElement("publication", Namespace);
            writer.WriteElementString("name", Namespace, XmlText.Of(site.Name));
            writer.WriteElementString("language", Namespace, LanguageOf(item));
            writer.WriteEndElement();
            writer.WriteElementString("publication_date", Namespace, Sitemap.Time(at));
            writer.WriteElementString("title", Namespace, XmlText.Of(EncodedText.Shown(item.Title)));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    });

    /// <summary>Two letters, and for Chinese one of two names of their own.</summary>
    private static string LanguageOf(ArticleListItem item)
    {
        var parts = item.Language.ToLowerInvariant().Split('-');
        return (parts[0], parts.Contains("hant") || parts.Contains("tw") || parts.Contains("hk") || parts.Contains("mo")) switch
        {
            ("zh", true) => "zh-tw",
            ("zh", false) => "zh-cn",
            _ => XmlText.Of(parts[0]),
        };
    }
}
