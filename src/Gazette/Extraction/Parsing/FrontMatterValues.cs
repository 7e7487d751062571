using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Language;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Gazette.Extraction.Parsing;

/// <summary>The top level of a front matter: each key with its plain values, read event by event so that limits hold while reading.</summary>
internal sealed class FrontMatterValues
{
    public const int MaxKeys = 50;
    public const int MaxDepth = 4;

    private const string Rule = "front-matter-value";

    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> unread = new(StringComparer.OrdinalIgnoreCase);
    private int keys;

    /// <exception cref="YamlException">Broken YAML, or one of the limits exceeded; carries the line.</exception>
    public static FrontMatterValues Read(string yaml)
    {
        var read = new FrontMatterValues();
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return read;
        if (parser.Current is not MappingStart)
            throw new YamlException(parser.Current!.Start, parser.Current.End, "a list of \"key: value\" lines is expected");
        read.Mapping(parser, 1, read.values, []);
        parser.Consume<DocumentEnd>();
        return read;
    }

    /// <summary>
    /// Before when the article must not be published; null where nothing is said of it. What cannot be read is no doubt but a fault: else
    /// readers would get what was to be kept from them. <c>true</c> says what goes without saying.
    /// </summary>
    /// <param name="fault">The value that is no moment; null where there is none.</param>
    public PublishDate? PublishAt(RepairReport report, out string? fault)
    {
        fault = One(report, "publish", "publishat", "publish-at", "定时发布", "定時發佈");
        if (fault is null)
            return null;
        var moment = PublishDate.Parse(fault) is { Date.Year: >= PublishDate.MinYear and <= PublishDate.MaxYear } read ? read : null;
        if (moment is not null || fault.Equals("true", StringComparison.OrdinalIgnoreCase) || fault.Equals("yes", StringComparison.OrdinalIgnoreCase))
            fault = null;
        return moment;
    }

    /// <summary>What a key says counts; what cannot be read as the key promises is left empty and reported, for the editor meant something by it.</summary>
    public void Fill(Metadata metadata, RepairReport report)
    {
        metadata.Title = One(report, "title", "标题", "標題");
        metadata.Standfirst = One(report, "standfirst", "subtitle", "副标题", "副標題");
        metadata.Source = One(report, "source", "来源", "來源");
        metadata.Column = One(report, "column", "栏目", "欄目");
        metadata.ProtectedNames = All(report, "protect", "保护名称", "保護名稱") is { Count: > 0 } names ? string.Join("; ", names) : null;
        metadata.Language = Language(report);
        metadata.Authors = [.. All(report, "author", "authors", "作者").SelectMany(a => Names(a, report)).Distinct(StringComparer.Ordinal)];
        metadata.PublishedAt = Date(report);
    }

    /// <summary>"zh" alone is no mistake: the text tells the script.</summary>
    private string? Language(RepairReport report)
    {
        if (One(report, "language", "lang") is not { } tag)
            return null;
        var language = LanguageTag.Normalize(tag);
        if (language is null && !LanguageTag.IsChinese(tag))
            report.Add(Rule, $"language: {tag}", "", certain: false);
        return language;
    }

    private PublishDate? Date(RepairReport report)
    {
        if (One(report, "date", "published", "publishdate", "pubdate", "日期") is not { } text)
            return null;
        if (PrintedDate.FindIn(text) is null && PrintedDate.FindCompact(text) is null)
            report.Add(Rule, $"date: {text}", "", certain: false);
        return PrintedDate.Read(text, report);
    }

    private static IReadOnlyList<string> Names(string author, RepairReport report)
    {
        var names = PersonNames.Split(author);
        if (names.Count == 0)
            report.Add(Rule, $"author: {author}", "", certain: false);
        return names;
    }

    /// <summary>Where a key holds several values though it can have one, the first counts.</summary>
    private string? One(RepairReport report, params ReadOnlySpan<string> names)
    {
        var found = All(report, names);
        if (found.Count > 1)
            report.Add(Rule, $"{names[0]}: {string.Join(", ", found)}", found[0], certain: false);
        return found.Count > 0 ? found[0] : null;
    }

    private IReadOnlyList<string> All(RepairReport report, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!values.TryGetValue(name, out var found))
                continue;
            if (found.Count > 0)
                return found;
            if (unread.Contains(name))
                report.Add(Rule, $"{name}: {{...}}", "", certain: false);
        }

        return [];
    }

    private void Mapping(Parser parser, int depth, Dictionary<string, IReadOnlyList<string>>? into, List<string> outer)
    {
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!;
            var key = parser.TryConsume<Scalar>(out var name) ? name.Value : throw Fault(at, "a key has to be a plain word");
            if (++keys > MaxKeys)
                throw Fault(at, $"it has {keys} keys up to here, the limit is {MaxKeys}");
            var found = new List<string>();
            var holdsMore = parser.Current is MappingStart or SequenceStart;
            Value(parser, depth + 1, found);
            into?.TryAdd(key.Trim(), found);
            // An author may be a mapping, of which the name counts.
            if (into is null && key.Trim().Equals("name", StringComparison.OrdinalIgnoreCase))
                outer.AddRange(found);
            if (into is not null && holdsMore && found.Count == 0)
                unread.Add(key.Trim());
        }
    }

    private void Value(Parser parser, int depth, List<string> found)
    {
        var at = parser.Current!;
        if (depth > MaxDepth + 1)
            throw Fault(at, $"it nests {depth - 1} deep, the limit is {MaxDepth}");
        if (at is AnchorAlias || at is NodeEvent { Anchor.IsEmpty: false })
            throw Fault(at, "anchors (&) and aliases (*) are not allowed");
        if (parser.TryConsume<Scalar>(out var scalar))
            Add(scalar, found);
        else if (at is MappingStart)
            Mapping(parser, depth, null, found);
        else
            Sequence(parser, depth, found);
    }

    private void Sequence(Parser parser, int depth, List<string> found)
    {
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            Value(parser, depth + 1, found);
    }

    private static void Add(Scalar scalar, List<string> found)
    {
        var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
        if (!isNull && !string.IsNullOrWhiteSpace(scalar.Value))
            found.Add(string.Join(' ', scalar.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static YamlException Fault(ParsingEvent at, string message) => new(at.Start, at.End, message);
}
