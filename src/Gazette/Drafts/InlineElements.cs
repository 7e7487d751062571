using System.Collections.Frozen;

namespace Gazette.Drafts;

/// <summary>Elements that stand within a line of a page as it was uploaded; all others end one.</summary>
internal static class InlineElements
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
        "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
        "img", "o:p", "st1:chsdate");

    public static bool Contains(string name) => Names.Contains(name);
}
