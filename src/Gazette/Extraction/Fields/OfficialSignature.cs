using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Fields;

/// <summary>
/// The signature of an official document: the offices that issue it, each a line, and the day below. The text keeps it; date
/// and source are read from it.
/// </summary>
internal static partial class OfficialSignature
{
    private const int MaxOffices = 6;
    private const int MaxSource = 100;

    /// <param name="letterhead">Who issues it, above its number; null for none.</param>
    public static void Fill(IReadOnlyList<TextLine> text, IElement? letterhead, Metadata metadata)
    {
        // Attachments may follow, with days of their own.
        for (var at = 1; at < text.Count; at++)
        {
            if (DayOf(text[at].Text) is not { } day || OfficesAbove(text, at) is not { Count: > 0 } offices)
                continue;
            if (letterhead is not null || IsOfficial(metadata.Title))
                metadata.PublishedAt ??= day;
            metadata.Source ??= string.Join('、', offices) is { Length: <= MaxSource } source ? source : offices[0];
            return;
        }

        if (letterhead is not null)
            metadata.Source ??= NameOf(letterhead);
    }

    /// <summary>The line that names who issues an official document, right above its number: 云溪市人民政府文件. Null where nothing stands there.</summary>
    public static IElement? LetterheadIn(ReadOnlySpan<IElement> blocks, out int number)
    {
        number = -1;
        for (var i = 0; i < blocks.Length && number < 0; i++)
            number = Number().IsMatch(WordList.Of(blocks[i])) ? i : -1;
        return number > 0 && IssuedBy().IsMatch(WordList.Of(blocks[number - 1])) ? blocks[number - 1] : null;
    }

    /// <summary>The office alone: 云溪市人民政府 of 云溪市人民政府文件.</summary>
    public static string NameOf(IElement letterhead) => Kind().Replace(Spaces().Replace(letterhead.TextContent, ""), "");

    private static bool IsOfficial(string? title) => title is not null && Title().IsMatch(title);

    private static PublishDate? DayOf(string line) =>
        PrintedDate.FindIn(line) is { Start: 0, Date: { Time: null } day } found && found.Printed.Length == line.Length ? day : null;

    private static List<string> OfficesAbove(IReadOnlyList<TextLine> text, int at)
    {
        var offices = new List<string>();
        for (var i = at - 1; i > 0 && offices.Count < MaxOffices && OfficesOf(text[i]) is { Length: > 0 } line; i--)
            offices.InsertRange(0, line);
        return offices;
    }

    /// <summary>Several may stand beside each other; the letters of one may stand apart.</summary>
    private static string[] OfficesOf(TextLine line)
    {
        var printed = Seal().Replace(line.Text, "");
        var names = Spaces().Split(printed.Trim());
        if (names.Length > 1 && names.All(n => Office().IsMatch(n)))
            return names;
        var name = string.Concat(names);
        return Office().IsMatch(name) || (line.Parent?.Closest("p")?.ClassName == "right" && Name().IsMatch(name)) ? [name] : [];
    }

    [GeneratedRegex("(?:通知|通告|公告|公报|公報|决定|決定|决议|決議|意见|意見|批复|批覆|函|报告|報告|请示|請示|通报|通報|命令|议案|議案|纪要|紀要|办法|辦法|规定|規定|方案)(?:[（(].{1,20}[）)])?$", RegexOptions.None, 10000)]
    private static partial Regex Title();

    [GeneratedRegex("^\\p{Lo}[\\p{Lo}（）()·]{2,38}(?:局|委|委员会|委員會|政府|办公室|辦公室|办公厅|部|厅|廳|院|会|會|中心|公司|集团|大学|大學|学校|中学|小学|学院|支队|总队|大队|队|处|處|所|站|馆|館|社|办|区|镇|乡|街道|管委会|指挥部|领导小组|法院|检察院|银行|协会|学会|基金会)$", RegexOptions.None, 10000)]
    private static partial Regex Office();

    [GeneratedRegex("^\\p{Lo}[\\p{Lo}（）()·]{2,38}$", RegexOptions.None, 10000)]
    private static partial Regex Name();

    [GeneratedRegex("^\\p{Lo}{2,16}[〔\\[（(【](?:19|20)[0-9]{2}[〕\\])）】]第?[0-9]{1,5}[号號]$", RegexOptions.None, 10000)]
    private static partial Regex Number();

    [GeneratedRegex("^[\\p{Lo}\\s]{4,40}文\\s*件$", RegexOptions.None, 10000)]
    private static partial Regex IssuedBy();

    [GeneratedRegex("[（(](?:公章|印章|盖章|章)[）)]", RegexOptions.None, 10000)]
    private static partial Regex Seal();

    [GeneratedRegex("文件$", RegexOptions.None, 10000)]
    private static partial Regex Kind();

    [GeneratedRegex("\\s+", RegexOptions.None, 10000)]
    private static partial Regex Spaces();
}
