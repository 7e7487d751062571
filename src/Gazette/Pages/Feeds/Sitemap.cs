using System.Globalization;

namespace Gazette.Pages.Feeds;

/// <summary>What search engines read of a site's addresses (sitemaps.org, protocol 0.9).</summary>
public static class Sitemap
{
    /// <summary>A sitemap may name no more addresses than this.</summary>
    public const int MaxAddresses = 50_000;

    public const string ContentType = "application/xml; charset=utf-8";

    internal const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <param name="sitemaps">Whole addresses.</param>
    public static byte[] RenderIndex(IEnumerable<string> sitemaps) => XmlFile.Write(writer =>
    {
        writer.WriteStartElement("sitemapindex", Namespace);
        foreach (var address in sitemaps)
        {
            writer.WriteStartElement("sitemap", Namespace);
            writer.WriteElementString("loc", Namespace, address);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    });

    /// <param name="pages">Whole addresses, each with the last change where that is known.</param>
    public static byte[] Render(IEnumerable<(string Url, DateTimeOffset? ChangedAt)> pages) => XmlFile.Write(writer =>
    {
        writer.WriteStartElement("urlset", Namespace);
        foreach (var (url, changedAt) in pages)
        {
            writer.WriteStartElement("url", Namespace);
            writer.WriteElementString("loc", Namespace, url);
            if (changedAt is { } moment)
                writer.WriteElementString("lastmod", Namespace, Time(moment));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    });

    internal static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
