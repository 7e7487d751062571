using System.Text;
using System.Text.Json;

namespace Gazette.EndToEndTests.Hostile;

/// <summary>A file with one payload in one place.</summary>
internal sealed record HostileUpload(string Name, byte[] Bytes)
{
    private const string Prose = "市文化馆的春季公益课堂昨日开课，首批一百二十名学员走进教室，学习书法、国画和合唱。";
    private const string MoreProse = "课程持续到六月底，全部免费，报名者先到先得，咨询电话见文化馆门口的公告栏。";
    private const string Head = "春季公益课堂开课";
    private const string Row = "2024年3月11日 09:30　来源：文化馆";

    private static readonly string[] HeadTags =
        ["ArticleTitle", "ContentSource", "ColumnName", "Author", "Description", "Keywords", "PubDate", "og:title", "og:description", "og:url"];

    /// <summary>Every payload in every place that takes its kind.</summary>
    public static IReadOnlyList<HostileUpload> All { get; } = [.. Markup().Concat(Values()).Concat(Names())];

    /// <summary>What an unguarded site would serve.</summary>
    public static string RawPage(string markup) => $"<!DOCTYPE html><html><body><main><article><div><p>{Prose}</p>{markup}<p>{MoreProse}</p></div></article></main></body></html>";

    private static IEnumerable<HostileUpload> Markup() => HostileMarkup.All.SelectMany((markup, i) => new[]
    {
        Of($"hostile/body-{i}.html", Page(Head, markup)),
        Of($"hostile/body-{i}.md", $"# {Head}\n\n{Row}\n\n{Prose}\n\n{markup}\n\n{MoreProse} {markup.ReplaceLineEndings(" ")}\n"),
        Of($"hostile/body-{i}.txt", $"{Head}\n{Row}\n\n{Prose}\n\n{markup}\n\n{MoreProse}\n"),
    });

    private static IEnumerable<HostileUpload> Values() => HostileValues.All.SelectMany((value, i) => new[]
    {
        Of($"hostile/headline-{i}.html", Page(value, "")),
        Of($"hostile/tags-{i}.html", Page(Head, "", Tags(value))),
        Of($"hostile/json-{i}.html", Page(Head, "", Json(value))),
        Of($"hostile/link-{i}.html", Page(Head, $"<p>{Prose}<a href=\"{Attribute(value)}\">表</a><img src=\"{Attribute(value)}\" alt=\"{Attribute(value)}\"></p>")),
        Of($"hostile/headline-{i}.txt", $"{value.ReplaceLineEndings(" ")}\n2024年3月11日 来源：{value} 记者 {value}\n\n{Prose}\n\n{MoreProse}\n"),
        Of($"hostile/matter-{i}.md", Matter(value)),
        Of($"hostile/link-{i}.md", $"# {Head}\n\n{Prose} [表]({value}) ![图]({value} \"{value}\") <{value}>\n\n[a]: {value}\n\n{MoreProse}[a]\n"),
    });

    private static IEnumerable<HostileUpload> Names() => HostileValues.All
        .Where(v => !v.Any(char.IsControl))
        .Select((value, i) => Of($"hostile/{i}-{value.Replace('/', '_')}.html", Page(Head, "").Replace(Head, "", StringComparison.Ordinal)));

    private static string Page(string title, string body, string head = "") =>
        $"<!DOCTYPE html><html><head><title>{Text(title)}</title>{head}</head><body><article><h1>{Text(title)}</h1><div>{Row}</div><div><p>{Prose}</p>{body}<p>{MoreProse}</p></div></article></body></html>";

    private static string Tags(string value) => string.Concat(
        HeadTags.Select(name => $"<meta name=\"{name}\" property=\"{name}\" content=\"{Attribute(value)}\">"));

    private static string Json(string value)
    {
        var json = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@type"] = "NewsArticle",
            ["headline"] = value,
            ["alternativeHeadline"] = value,
            ["author"] = new { name = value },
            ["datePublished"] = value,
        });
        return $"<script type=\"application/ld+json\">{json}</script>";
    }

    private static string Matter(string value)
    {
        var quoted = JsonSerializer.Serialize(value);
        return $"---\ntitle: {quoted}\nauthor: {quoted}\nsource: {quoted}\ncolumn: {quoted}\nstandfirst: {quoted}\n---\n\n{Prose}\n\n{MoreProse}\n";
    }

    private static string Text(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Attribute(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static HostileUpload Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
