using System.Text.RegularExpressions;
using Gazette.Extraction.Authors;

namespace Gazette.Extraction.Fields;

/// <summary>Who wrote, in a row with a date: "Publié le 3 mars 2026 – Par Jeanne Morel". Elsewhere the same small words are those of any sentence.</summary>
internal static partial class RowBylines
{
    /// <summary>The row with a label in the place of such a word where persons follow, and a comma between two of them.</summary>
    public static string Labelled(string row) => By().Replace(FromPlace().Replace(row, "${before}作者：${who} "), static match =>
    {
        var names = And().Split(match.Groups["who"].Value);
        return Array.TrueForAll(names, PersonShape.IsLatin) ? $"{match.Groups["before"].Value} By: {string.Join(", ", names)}" : match.Value;
    });

    [GeneratedRegex("(?<before>^|[\\s|·•–—-])(?:par|von|por|da|di|door|av|af|przez) (?<who>\\p{Lu}[^|·•–—/0-9:]{3,80}?)\\s*(?=$|[|·•–—/]|,\\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex By();

    /// <summary>記者葉子榮／嘉義報導: who reports, and from where.</summary>
    [GeneratedRegex("(?<before>^|[\\s|｜])(?:記者|记者)\\s?(?<who>\\p{Lo}{2,4}(?:、\\p{Lo}{2,4}){0,3})\\s?[/／]\\s?\\p{Lo}{2,6}(?:報導|报导|報道|报道|专访|專訪|电|電|讯|訊)(?=$|[\\s|｜])", RegexOptions.None, 1000)]
    private static partial Regex FromPlace();

    [GeneratedRegex(",? (?:et|und|y|e|en|och|og|i) (?=\\p{Lu})|, ", RegexOptions.None, 1000)]
    private static partial Regex And();
}
