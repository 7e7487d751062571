using System.Buffers;
using System.Text;

namespace Gazette.Text.CharacterSets;

/// <summary>
/// Brings what the platform reads by the GB 18030 of 2000 to that of 2022: the 25 characters that had no place in Unicode
/// then, and were put into its private use area, have one now.
/// </summary>
internal static class Gb18030Revision
{
    private const string Private = "\uE78D\uE78E\uE78F\uE790\uE791\uE792\uE793\uE794\uE795\uE796\uE7C7\uE816\uE817\uE818\uE81E\uE826\uE82B\uE82C\uE831\uE832\uE83B\uE843\uE854\uE855\uE864";

    // GB/T 18030-2022, annex D; the tall ones are the forms of punctuation in vertical text.
    private static readonly string[] Assigned =
    [
        "\uFE10", "\uFE12", "\uFE11", "\uFE13", "\uFE14", "\uFE15", "\uFE16", "\uFE17", "\uFE18", "\uFE19", "\u1E3F", "\U00020087", "\U00020089",
        "\U000200CC", "\u9FB4", "\u9FB5", "\u9FB6", "\u9FB7", "\U000215D7", "\u9FB8", "\U0002298F", "\u9FB9", "\u9FBA", "\U000241FE", "\u9FBB",
    ];

    private static readonly SearchValues<char> Any = SearchValues.Create(Private);

    public static string Apply(string text)
    {
        if (!text.AsSpan().ContainsAny(Any))
            return text;
        var revised = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var at = Private.IndexOf(c, StringComparison.Ordinal);
            if (at < 0)
                revised.Append(c);
            else
                revised.Append(Assigned[at]);
        }

        return revised.ToString();
    }
}
