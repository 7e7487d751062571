using Gazette.Text.Scripts;

namespace Gazette.Articles.Variants;

/// <summary>The ways in which readers may ask for Chinese, each made once.</summary>
public sealed class SiteVariants(Site site)
{
    private readonly SiteVariant asWritten = SiteVariant.Of(site, variant: null);
    private readonly Dictionary<string, Lazy<SiteVariant>> variants =
        ChineseVariant.All.ToDictionary(variant => variant.Tag, variant => new Lazy<SiteVariant>(() => SiteVariant.Of(site, variant)), StringComparer.Ordinal);

    /// <param name="tag">As in the query; null for the site as it was written.</param>
    /// <returns>Null for an unknown one.</returns>
    public SiteVariant? Find(string? tag) => tag is null ? asWritten : variants.GetValueOrDefault(tag)?.Value;
}
