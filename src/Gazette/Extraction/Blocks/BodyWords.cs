using System.Collections.Frozen;

namespace Gazette.Extraction.Blocks;

/// <summary>Names that pages give to the element around an article's text. They help where they stand; no page must have them.</summary>
internal static class BodyWords
{
    private static readonly FrozenSet<string> Wholes = Set("articlebody", "prose", "richtext", "wysiwyg", "markdown", "rte", "zoom", "trs", "ucap", "ivs", "storybody", "articlecontent", "postcontent", "entrycontent");

    private static readonly FrozenSet<string> Kinds = Set("article", "entry", "post", "story", "blog", "news", "pages", "rich");

    private static readonly FrozenSet<string> Parts = Set("content", "body", "text");

    public static IEnumerable<(NameSigns Sign, FrozenSet<string> Words)> Signs => [(NameSigns.Body, Wholes), (NameSigns.BodyKind, Kinds), (NameSigns.BodyPart, Parts)];

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
