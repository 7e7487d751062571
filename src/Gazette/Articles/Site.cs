using Gazette.Text.Scripts;

namespace Gazette.Articles;

/// <summary>What pages, addresses and dates need to know of this installation; made once from the settings.</summary>
/// <param name="BaseUrl">Scheme, host and port, without a slash at the end. Never from a request.</param>
/// <param name="Language">Of lists and error pages, BCP 47.</param>
public sealed record Site(string Name, string BaseUrl, string Language, TimeZoneInfo TimeZone)
{
    /// <summary>Whether readers may see earlier versions.</summary>
    public bool PublicHistory { get; init; }

    /// <summary>What columns are called, and their order.</summary>
    public ColumnNames Columns { get; init; } = ColumnNames.None;

    /// <summary>ColumnDescription (栏目说明) of columns.</summary>
    public ColumnTexts ColumnDescriptions { get; init; } = ColumnTexts.None;

    /// <summary>ColumnKeywords (栏目关键词) of columns.</summary>
    public ColumnTexts ColumnKeywords { get; init; } = ColumnTexts.None;

    /// <summary>ColumnType (栏目类别) of columns.</summary>
    public ColumnTexts ColumnTypes { get; init; } = ColumnTexts.None;

    /// <summary>Named at the foot of every page; null where nothing is set.</summary>
    public SiteOperator? Operator { get; init; }

    /// <summary>The publisher's own look.</summary>
    public SiteTheme Theme { get; init; } = SiteTheme.None;

    /// <summary>Whom feed readers may ask to be told of changes; null for none.</summary>
    public Uri? WebSubHub { get; init; }

    /// <summary>See <see cref="GazetteOptions.IndexNowKey"/>.</summary>
    public string? IndexNowKey { get; init; }

    /// <summary>Names that stay as they are on the whole site when it is shown in another Chinese script.</summary>
    public ProtectedNames ProtectedNames { get; init; } = ProtectedNames.None;

    /// <summary>How its pages write Chinese on a reader's wish; null where they show it as it was written.</summary>
    public ChineseVariant? Variant { get; init; }

    /// <summary>What <see cref="Language"/> is without a variant.</summary>
    public string? WrittenLanguage { get; init; }

    /// <summary>An address of this site on pages of a variant: readers stay in it.</summary>
    /// <param name="path">With its query.</param>
    public string Link(string path) => Variant is null ? path : AddressIn(Variant, path);

    /// <summary>The address of a page in a variant.</summary>
    /// <inheritdoc cref="Link" path="/param"/>
    public static string AddressIn(ChineseVariant variant, string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}variant={variant.Tag}";

    public string FrontPageUrl => BaseUrl + "/";

    /// <param name="id">Well-formed (<see cref="ArticleId.IsWellFormed"/>): it is not encoded.</param>
    public string ArticleUrl(string id) => $"{BaseUrl}/articles/{id}";
}
