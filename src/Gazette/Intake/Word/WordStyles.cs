using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Gazette.Intake.Word;

/// <summary>What a document's styles say, each with those that it is based on.</summary>
internal sealed partial class WordStyles
{
    /// <summary>Word itself allows ten; a longer way leads in a circle.</summary>
    private const int MaxBases = 20;

    /// <summary>Of text whose size nothing says, in half-points.</summary>
    private const int DefaultSize = 20;

    /// <summary>As an outline level: text.</summary>
    private const int BodyLevel = 9;

    private readonly Dictionary<string, OpenXmlElement> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParagraphStyle> paragraphs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenXmlElement[]> characters = new(StringComparer.Ordinal);
    private readonly RunLook defaults;
    private readonly string defaultStyle = "";

    /// <param name="root">Of the part of styles; null where there is none.</param>
    public WordStyles(OpenXmlElement? root)
    {
        defaults = new RunLook(Size: DefaultSize);
        foreach (var child in root?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
        {
            if (child.LocalName == "docDefaults")
                defaults = defaults.With(child.At("rPrDefault", "rPr"));
            if (child.LocalName != "style" || child.Attribute("styleId") is not { } id || !styles.TryAdd(id, child))
                continue;
            if (child.Attribute("type") == "paragraph" && child.Attribute("default") is "1" or "true" or "on")
                defaultStyle = id;
        }
    }

    public static WordStyles Of(MainDocumentPart main, BrokenParts broken) => new(broken.RootOf(main.StyleDefinitionsPart));

    /// <param name="id">Null for a paragraph that names none.</param>
    public ParagraphStyle Paragraph(string? id)
    {
        id = id is not null && styles.ContainsKey(id) ? id : defaultStyle;
        if (!paragraphs.TryGetValue(id, out var style))
            paragraphs.Add(id, style = Resolve(id));
        return style;
    }

    /// <summary>What a character style lays over a paragraph's look.</summary>
    public RunLook Run(RunLook look, OpenXmlElement? properties)
    {
        if (properties is null)
            return look;
        if (properties.Value("rStyle") is { } id)
        {
            if (!characters.TryGetValue(id, out var chain))
                characters.Add(id, chain = [.. Chain(id).Select(s => s.Child("rPr")).OfType<OpenXmlElement>()]);
            foreach (var own in chain)
                look = look.With(own);
        }

        return look.With(properties);
    }

    private ParagraphStyle Resolve(string id)
    {
        var style = new ParagraphStyle { Id = id, Look = defaults };
        foreach (var element in Chain(id))
        {
            var paragraph = element.Child("pPr");
            var name = element.Value("name") ?? "";
            style = style with
            {
                Look = style.Look.With(element.Child("rPr")),
                Alignment = paragraph.Value("jc") ?? style.Alignment,
                Level = OutlineOf(paragraph) ?? HeadingOf(name) ?? style.Level,
                Role = RoleOf(name) ?? style.Role,
                Numbering = paragraph.At("numPr").Value("numId") ?? style.Numbering,
                NumberingLevel = paragraph.At("numPr").Number("ilvl") ?? style.NumberingLevel,
            };
        }

        return style;
    }

    /// <summary>From the outermost base to the style itself.</summary>
    private List<OpenXmlElement> Chain(string id)
    {
        var chain = new List<OpenXmlElement>();
        for (var at = id; at is not null && styles.TryGetValue(at, out var style) && chain.Count < MaxBases && !chain.Contains(style); at = style.Value("basedOn"))
            chain.Add(style);
        chain.Reverse();
        return chain;
    }

    /// <summary>1 for the highest; 0 where the properties say that it is no heading; null where they say nothing.</summary>
    public static int? OutlineOf(OpenXmlElement? properties) => properties.Number("outlineLvl") is { } level ? level is >= 0 and < BodyLevel ? level + 1 : 0 : null;

    private static int? HeadingOf(string name) => HeadingName().Match(name) is { Success: true } match ? match.Groups["level"].Value[0] - '0' : null;

    private static ParagraphRole? RoleOf(string name) => name.Trim().ToLowerInvariant() switch
    {
        "title" or "标题" or "標題" or "表題" or "제목" or "titel" or "titre" or "título" or "titolo" or "заголовок" or "название" => ParagraphRole.Title,
        "subtitle" or "副标题" or "副標題" or "副題" or "부제" or "untertitel" or "sous-titre" or "subtítulo" or "sottotitolo" or "подзаголовок" => ParagraphRole.Subtitle,
        "caption" or "table caption" or "image caption" or "题注" or "題注" or "標號" or "図表番号" or "캡션" or "beschriftung" or "légende" or "descripción" or "didascalia" or "legenda" => ParagraphRole.Caption,
        "quote" or "intense quote" or "block text" or "quotations" or "引用" or "明显引用" or "zitat" or "citation" or "cita" => ParagraphRole.Quote,
        "source code" or "html preformatted" or "preformatted text" or "plain text code" => ParagraphRole.Code,
        "author" => ParagraphRole.Author,
        "date" => ParagraphRole.Date,
        var other when other.StartsWith("toc ", StringComparison.Ordinal) || other is "table of figures" or "contents heading" or "toc heading" => ParagraphRole.Contents,
        _ => null,
    };

    [GeneratedRegex("^\\s*(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|başlık)[\\s_-]*(?<level>[1-9])\\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex HeadingName();
}

/// <summary>What a paragraph is by its style.</summary>
internal enum ParagraphRole
{
    Text,
    Title,
    Subtitle,
    Caption,
    Quote,
    Code,

    /// <summary>A line of a table of contents.</summary>
    Contents,

    /// <summary>Names who wrote, right under the headline.</summary>
    Author,
    Date,
}

/// <param name="Level">Of the heading, from 1; 0 for text.</param>
/// <param name="Alignment">The value of <c>jc</c>.</param>
/// <param name="Numbering">The id of what numbers it; null for nothing.</param>
internal sealed record ParagraphStyle(string Id = "", RunLook Look = default, int Level = 0, ParagraphRole Role = ParagraphRole.Text, string? Alignment = null, string? Numbering = null, int? NumberingLevel = null);
