using Gazette.Text.Scripts;

namespace Gazette.Articles.Variants;

/// <summary>The site and its articles as a reader wants Chinese to be written. What is in other languages stays as it is.</summary>
public sealed class SiteVariant
{
    private readonly ChineseVariant? variant;
    private readonly ProtectedNames names;

    private SiteVariant(Site site, ChineseVariant? variant)
    {
        this.variant = variant;
        names = site.ProtectedNames;
        Site = variant is null ? site : Converted(site, variant);
    }

    /// <summary>Names, words and links of the pages.</summary>
    public Site Site { get; }

    /// <summary>For keys of what is kept in memory: empty for the site as it was written.</summary>
    public string Key => variant is null ? "" : " " + variant.Tag;

    /// <param name="variant">Null for the site as it was written.</param>
    public static SiteVariant Of(Site site, ChineseVariant? variant) => new(site, variant);

    public Article Of(Article article)
    {
        if (ConverterOf(article.Language, article.ProtectedNames, IsCharacterwise(article)) is not { } converter)
            return article;
        return article with
        {
            Title = converter.Convert(article.Title),
            Standfirst = Converted(article.Standfirst, converter),
            Source = Converted(article.Source, converter),
            Author = Converted(article.Author, converter),
            Language = variant!.Tag,
            WrittenLanguage = article.Language,
            Body = article.Body.In(converter),
            Text = converter.Convert(article.Text),
            Summary = converter.Convert(article.Summary),
            Media = article.Media with { Shown = [.. article.Media.Shown.Select(shown => shown with { Alt = converter.Convert(shown.Alt) })] },
        };
    }

    public ArticleListItem Of(ArticleListItem item)
    {
        // What a list holds is too short to tell how its text was made.
        if (ConverterOf(item.Language, item.ProtectedNames, isCharacterwise: false) is not { } converter)
            return item;
        return item with
        {
            Title = converter.Convert(item.Title),
            Standfirst = Converted(item.Standfirst, converter),
            Source = Converted(item.Source, converter),
            Author = Converted(item.Author, converter),
            Language = variant!.Tag,
            Summary = converter.Convert(item.Summary),
        };
    }

    public IReadOnlyList<ArticleListItem> Of(IEnumerable<ArticleListItem> items) => [.. items.Select(Of)];

    public ArticleList Of(ArticleList list) => list with { Items = Of(list.Items) };

    /// <summary>Null where nothing changes.</summary>
    private ScriptConverter? ConverterOf(string language, string? ownNames, bool isCharacterwise) =>
        variant is not null && ChineseVariant.Of(language) is { } from
            ? ScriptConverter.Between(from, variant, isCharacterwise, names.And(ProtectedNames.Parse(ownNames)))
            : null;

    private static bool IsCharacterwise(Article article) => article.Repairs.Any(repair => repair.Rule == Article.CharacterwiseTraditional);

    private static string? Converted(string? text, ScriptConverter converter) => text is null ? null : converter.Convert(text);

    private static Site Converted(Site site, ChineseVariant variant)
    {
        if (ChineseVariant.Of(site.Language) is not { } from)
            return site with { Variant = variant };
        var converter = ScriptConverter.Between(from, variant, isCharacterwise: false, site.ProtectedNames);
        return site with
        {
            Variant = variant,
            Language = variant.Tag,
            WrittenLanguage = site.Language,
            Name = converter.Convert(site.Name),
            Columns = site.Columns.Renamed(converter.Convert),
            ColumnDescriptions = site.ColumnDescriptions.Rewritten(converter.Convert),
            ColumnKeywords = site.ColumnKeywords.Rewritten(converter.Convert),
            ColumnTypes = site.ColumnTypes.Rewritten(converter.Convert),
            Operator = site.Operator is { } known ? known with { Name = Converted(known.Name, converter) } : null,
        };
    }
}
