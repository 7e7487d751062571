using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Gazette.Extraction;

/// <summary>The top level of a front matter: each key with its plain values, read event by event so that limits hold while reading.</summary>
internal sealed class FrontMatterValues
{
    public const int MaxKeys = 50;
    public const int MaxDepth = 4;

    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.OrdinalIgnoreCase);
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
        read.Mapping(parser, 1, read.values);
        parser.Consume<DocumentEnd>();
        return read;
    }

    public void Fill(Metadata metadata, RepairReport report)
    {
        metadata.Title = One("title", "标题", "標題");
        metadata.Standfirst = One("standfirst", "subtitle", "副标题", "副標題");
        metadata.Source = One("source", "来源", "來源");
        metadata.Column = One("column", "栏目", "欄目");
        metadata.Language = LanguageTag.Normalize(One("language", "lang"));
        metadata.Authors = [.. All("author", "authors", "作者").SelectMany(PersonNames.Split).Distinct(StringComparer.Ordinal)];
        metadata.PublishedAt = PrintedDate.Read(One("date", "published", "日期"), report);
    }

    private string? One(params ReadOnlySpan<string> names) => All(names) is [var first, ..] ? first : null;

    private IReadOnlyList<string> All(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var found) && found.Count > 0)
                return found;
        }

        return [];
    }

    private void Mapping(Parser parser, int depth, Dictionary<string, IReadOnlyList<string>>? into)
    {
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!;
            var key = parser.TryConsume<Scalar>(out var name) ? name.Value : throw Fault(at, "a key has to be a plain word");
            if (++keys > MaxKeys)
                throw Fault(at, $"it has more than {MaxKeys} keys");
            var found = new List<string>();
            Value(parser, depth + 1, found);
            into?.TryAdd(key.Trim(), found);
        }
    }

    private void Value(Parser parser, int depth, List<string> found)
    {
        var at = parser.Current!;
        if (depth > MaxDepth + 1)
            throw Fault(at, $"it nests more than {MaxDepth} deep");
        if (at is AnchorAlias || at is NodeEvent { Anchor.IsEmpty: false })
            throw Fault(at, "anchors (&) and aliases (*) are not allowed");
        if (parser.TryConsume<Scalar>(out var scalar))
            Add(scalar, found);
        else if (at is MappingStart)
            Mapping(parser, depth, null);
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
