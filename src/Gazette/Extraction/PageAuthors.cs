namespace Gazette.Extraction;

/// <summary>Writers that a page's tags or the lines under its headline name; a site's own name is none of them.</summary>
internal static class PageAuthors
{
    public static void Fill(Metadata metadata, PageHead head, HeadTags tags, JsonLdArticle? json)
    {
        if (metadata.Authors.Count == 0)
            Byline.FillFromText([.. head.Below.Take(6)], metadata);
        if (metadata.Authors.Count == 0)
            metadata.Authors = Tagged(tags, json);
    }

    private static IReadOnlyList<string> Tagged(HeadTags tags, JsonLdArticle? json)
    {
        var site = TextLine.KeyOf(tags.First("og:site_name", "SiteName", "application-name") ?? "");
        var names = json?.Authors is { Count: > 0 } authors
            ? authors
            : tags.First("author", "article:author", "parsely-author", "dc.creator") is { } author ? PersonNames.Split(author) : [];
        return [.. names.Where(n => TextLine.KeyOf(n) != site && IsPerson(n)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Sites of any kind put their own name, an account or an address into these tags.</summary>
    private static bool IsPerson(string name) => Han.IsMostly(name)
        ? PersonNames.SplitStrictly(name).Count == 1
        : name.Contains(' ', StringComparison.Ordinal) && name.Length <= 60 && char.IsUpper(name[0]) && !name.Contains("://", StringComparison.Ordinal);
}
