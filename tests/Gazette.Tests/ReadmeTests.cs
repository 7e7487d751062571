using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Gazette.Archives;
using Gazette.Articles.Media;
using Gazette.Extraction.Parsing;
using Gazette.Intake;
using Gazette.Intake.Pdf;
using Gazette.Intake.Word;
using Gazette.LocalHost;
using Gazette.LocalHost.Functions;
using Gazette.Media;
using Gazette.Processing;
using Gazette.Uploads;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Tests;

/// <summary>The tables of the READMEs say what the code does, and their links lead somewhere.</summary>
public sealed partial class ReadmeTests
{
    private const string Source = "src/README.md";
    private const string Functions = "src/Gazette.Functions/README.md";
    private const string LocalHost = "src/Gazette.LocalHost/README.md";

    private static readonly string Root = RepositoryRoot.Find();

    public static TheoryData<string> All => ["README.md", Source, Functions, LocalHost, "tests/README.md", "tests/Gazette.WorkerTests/README.md", "infra/README.md"];

    [Fact]
    public void Lists_every_route() => Assert.Equal(Routes().Select(r => r.Route).Order(), Rows(Functions, "Routes").Select(r => r[0].Trim('`')).Order());

    [Fact]
    public void Says_of_every_route_whether_it_asks_for_a_key()
    {
        var written = Rows(Functions, "Routes").ToDictionary(r => r[0].Trim('`'), r => r[1].Contains("function key", StringComparison.Ordinal));
        Assert.All(Routes(), route => Assert.True(written[route.Route] == route.NeedsKey, route.Route));
    }

    [Fact]
    public void Lists_every_setting_with_its_default()
    {
        var defaults = new GazetteOptions();
        var settings = typeof(GazetteOptions).GetProperties().ToDictionary(p => "Gazette:" + p.Name, p => p.GetValue(defaults)?.ToString());
        var rows = Rows(Functions, "Settings").ToDictionary(r => r[0].Trim('`'), r => r[1]);
        Assert.Equal(settings.Keys.Order(), rows.Keys.Order());
        Assert.All(settings.Where(s => s.Value is not null), s => Assert.Equal($"`{s.Value}`", rows[s.Key]));
    }

    [Fact]
    public void Lists_every_direct_dependency_with_its_licence()
    {
        var rows = Rows(Source, "Dependencies").ToDictionary(r => r[0].Split('`')[1], r => r[1]);
        var licences = Dependencies.Licences();
        Assert.Equal(Dependencies.Direct().Append("azurite").Append("Azure.Bicep.CommandLine.linux-x64").Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(Rows(Source, "Dependencies"), row => Assert.NotEmpty(row[2]));
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
            ["bytes of a picture"] = PictureLimits.MaxBytes,
            ["pixels of a picture, all frames together"] = PictureLimits.MaxPixels,
            ["pixels of a picture's side"] = PictureLimits.MaxSide,
            ["frames of a picture"] = PictureLimits.MaxFrames,
            ["passes of a JPEG over its pixels"] = PictureBytes.MaxScans,
            ["pictures made at one time"] = PictureEngine.MaxAtOnce,
            ["pictures of an article"] = ArticleMedia.MaxShown,
            ["bytes of an attachment"] = AttachmentFormat.MaxBytes,
            ["attachments of an article"] = ArticleMedia.MaxAttachments,
            ["parts of a Word document"] = WordPackage.MaxEntries,
            ["bytes of an archive, and of all its files"] = ArchiveLimits.MaxBytes,
            ["files in an archive"] = ArchiveLimits.MaxFiles,
            ["bytes unpacked for each byte of an archive, from 8 MiB on"] = ArchiveLimits.MaxRatio,
            ["bytes of a Word document, unpacked"] = WordPackage.MaxBytes,
            ["bytes of its XML, unpacked"] = WordPackage.MaxXmlBytes,
            ["bytes unpacked to one packed, in its larger parts"] = WordPackage.MaxRatio,
            ["elements of its XML"] = WordPackage.MaxElements,
            ["levels of its XML"] = WordPackage.MaxDepth,
            ["bytes of its pictures, unpacked"] = WordPictures.MaxBytesInAll,
            ["parts of a web archive or a message"] = WebArchiveLimits.MaxParts,
            ["parts within one another"] = WebArchiveLimits.MaxDepth,
            ["bytes of a part's header"] = WebArchiveLimits.MaxHeaderBytes,
            ["pages of a PDF"] = PdfLimits.MaxPages,
            ["letters of a PDF"] = PdfLimits.MaxLetters,
            ["pieces of text on one page of a PDF"] = PdfLimits.MaxLines,
            ["drawing operations of a PDF"] = PdfLimits.MaxOperations,
            ["forms of a PDF within one another"] = PdfLimits.MaxForms,
            ["bytes of a page's content in a PDF, of any stream once unpacked"] = PdfLimits.MaxStream,
            ["bytes of one font of a PDF, unpacked"] = PdfLimits.MaxFont,
            ["bytes of all streams of a PDF, unpacked"] = PdfLimits.MaxUnpacked,
            ["characters in the map of one font of a PDF"] = PdfLimits.MaxMapped,
            ["filled areas on one page of a PDF"] = PdfLimits.MaxPaints,
            ["groups of pages of a PDF"] = PdfLimits.MaxNodes,
            ["references in one list of a PDF"] = PdfLimits.MaxReferences,
            ["ends of pictures in one stream of a PDF"] = PdfLimits.MaxImageEnds,
        };
        var written = Rows(Functions, "What an upload may cost").ToDictionary(r => r[0], r => long.Parse(r[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        Assert.Equal(limits.OrderBy(l => l.Key), written.OrderBy(l => l.Key));
    }

    [Fact]
    public void Says_of_every_kind_of_upload_what_the_largest_costs()
    {
        var rows = Rows(Functions, "What the largest uploads cost").ToList();
        var kinds = rows.SelectMany(r => r[0].Split('`').Where(e => e.StartsWith('.'))).Where(e => UploadReader.TryKind("a" + e, out _, out _)).Select(e => UploadReader.TryKind("a" + e, out var kind, out _) ? kind : default);
        Assert.Equal(Enum.GetValues<FileKind>().Order(), kinds.Distinct().Order());
        Assert.All(rows, r => Assert.True(double.Parse(r[1], CultureInfo.InvariantCulture) > 0 && int.Parse(r[2], CultureInfo.InvariantCulture) > 0, r[0]));
    }

    [Fact]
    public void Lists_every_option_of_the_local_host()
    {
        var options = typeof(CommandLine).GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            .Select(f => f.GetValue(null))
            .OfType<Option>()
            .Select(o => o.HelpName is { } value ? $"`{o.Name} {value}`" : $"`{o.Name}`");
        Assert.Equal(options.Append("`--help`").Order(StringComparer.Ordinal), Rows(LocalHost, "Options").Select(r => r[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist(string readme) => Assert.All(
        Link().Matches(Text(readme)).Where(m => !m.Groups["path"].Value.Contains("://", StringComparison.Ordinal)),
        link =>
        {
            var target = link.Groups["path"].Value is { Length: > 0 } path ? Path.Combine(Root, Path.GetDirectoryName(readme)!, path) : Path.Combine(Root, readme);
            Assert.True(Path.Exists(target), link.Value);
            var file = Directory.Exists(target) ? Path.Combine(target, "README.md") : target;
            if (link.Groups["anchor"].Value is { Length: > 0 } anchor)
                Assert.Contains(anchor, File.ReadLines(file).Where(l => l.StartsWith('#')).Select(Anchor));
        });

    [Fact]
    public void The_first_page_stays_a_first_page() => Assert.InRange(File.ReadLines(Path.Combine(Root, "README.md")).Count(), 1, 150);

    private static IEnumerable<(string Route, bool NeedsKey)> Routes() => FunctionCatalog.ProductTypes
        .SelectMany(t => t.GetMethods())
        .SelectMany(m => m.GetParameters())
        .Select(p => p.GetCustomAttribute<HttpTriggerAttribute>())
        .OfType<HttpTriggerAttribute>()
        .Select(t => (
            (t.Methods![0] == "get" ? "" : t.Methods[0].ToUpperInvariant() + " ") + (t.Route == "{ignored:maxlength(0)?}" ? "/" : "/" + t.Route),
            t.AuthLevel == AuthorizationLevel.Function));

    private static string Text(string readme) => File.ReadAllText(Path.Combine(Root, readme));

    /// <summary>As sites that show Markdown make it of a heading.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#', ' ').ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-');

    /// <summary>The cells of the first table under a heading, its head left out.</summary>
    private static List<string[]> Rows(string readme, string heading)
    {
        var text = Text(readme);
        var section = text[text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal)..];
        var rows = section.Split('\n')
            .SkipWhile(l => !l.StartsWith('|'))
            .TakeWhile(l => l.StartsWith('|'))
            .Skip(2)
            .Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray())
            .ToList();
        Assert.NotEmpty(rows);
        return rows;
    }

    [GeneratedRegex(@"\]\((?<path>[^)#]*)(#(?<anchor>[^)]+))?\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
