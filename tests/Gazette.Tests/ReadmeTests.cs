using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Gazette.Extraction.Parsing;
using Gazette.Intake;
using Gazette.LocalHost;
using Gazette.LocalHost.Functions;
using Gazette.Processing;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Tests;

/// <summary>The README's tables say what the code does.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "README.md"));

    [Fact]
    public void Lists_every_route()
    {
        var routes = FunctionCatalog.ProductTypes
            .SelectMany(t => t.GetMethods())
            .SelectMany(m => m.GetParameters())
            .Select(p => p.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .Select(t => (t.Methods![0] == "get" ? "" : t.Methods[0].ToUpperInvariant() + " ") + (t.Route == "{ignored:maxlength(0)?}" ? "/" : "/" + t.Route));
        Assert.Equal(routes.Order(), FirstColumn("Routes").Order());
    }

    [Fact]
    public void Lists_every_setting_with_its_default()
    {
        var defaults = new GazetteOptions();
        var settings = typeof(GazetteOptions).GetProperties().ToDictionary(p => "Gazette:" + p.Name, p => p.GetValue(defaults)?.ToString());
        var rows = Rows("Settings").ToDictionary(r => r[0].Trim('`'), r => r[1]);
        Assert.Equal(settings.Keys.Order(), rows.Keys.Order());
        Assert.All(settings.Where(s => s.Value is not null), s => Assert.Equal($"`{s.Value}`", rows[s.Key]));
    }

    [Fact]
    public void Lists_every_direct_dependency_with_its_licence()
    {
        var rows = Rows("Dependencies").ToDictionary(r => r[0].Split('`')[1], r => r[1]);
        var licences = Dependencies.Licences();
        Assert.Equal(Dependencies.Direct().Append("azurite").Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(Rows("Dependencies"), row => Assert.NotEmpty(row[2]));
        var known = rows.Where(r => licences.ContainsKey(r.Key)).ToList();
        Assert.NotEmpty(known);
        Assert.All(known, row => Assert.Equal(licences[row.Key], row.Value));
    }

    [Fact]
    public void Lists_every_limit_of_an_upload_with_its_value()
    {
        Dictionary<string, long> limits = new(StringComparer.Ordinal)
        {
            ["bytes"] = new GazetteOptions().MaxUploadBytes,
            ["seconds"] = new GazetteOptions().MaxEditSeconds,
            ["edited at one time"] = ProcessingSlots.MaxAtOnce,
            ["open tags at one place"] = MarkupLimits.MaxDepth,
            ["elements"] = MarkupLimits.MaxElements,
            ["children of one element, paragraphs of a text"] = MarkupLimits.MaxChildren,
            ["attributes of one tag"] = MarkupLimits.MaxAttributes,
            ["attributes in all"] = MarkupLimits.MaxAttributesInAll,
            ["characters of one line or piece of text"] = MarkupLimits.MaxLine,
            ["characters of text"] = MarkupLimits.MaxText,
            ["links and brackets in Markdown"] = MarkupLimits.MaxLinks,
            ["quotes and lists within one another in Markdown"] = MarkupLimits.MaxMarkdownDepth,
            ["bytes of front matter"] = FrontMatter.MaxBytes,
            ["keys of front matter"] = FrontMatterValues.MaxKeys,
            ["levels of front matter"] = FrontMatterValues.MaxDepth,
            ["parts of a web archive"] = WebArchiveLimits.MaxParts,
            ["parts within one another"] = WebArchiveLimits.MaxDepth,
            ["bytes of a part's header"] = WebArchiveLimits.MaxHeaderBytes,
        };
        var written = Rows("What an upload may cost").ToDictionary(r => r[0], r => long.Parse(r[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        Assert.Equal(limits.OrderBy(l => l.Key), written.OrderBy(l => l.Key));
    }

    [Fact]
    public void Every_picture_and_file_that_it_shows_exists() => Assert.All(
        Link().Matches(Readme).Select(m => m.Groups["path"].Value).Where(p => !p.Contains("://", StringComparison.Ordinal)),
        path => Assert.True(Path.Exists(Path.Combine(RepositoryRoot.Find(), path)), path));

    private static IEnumerable<string> FirstColumn(string heading) => Rows(heading).Select(r => r[0].Trim('`'));

    /// <summary>The cells of the first table under a heading, its head left out.</summary>
    private static List<string[]> Rows(string heading)
    {
        var section = Readme[Readme.IndexOf($"\n## {heading}\n", StringComparison.Ordinal)..];
        var rows = section.Split('\n')
            .SkipWhile(l => !l.StartsWith('|'))
            .TakeWhile(l => l.StartsWith('|'))
            .Skip(2)
            .Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray())
            .ToList();
        Assert.NotEmpty(rows);
        return rows;
    }

    [GeneratedRegex(@"\]\((?<path>[^)#]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
