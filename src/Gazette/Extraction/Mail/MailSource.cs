using System.Text.RegularExpressions;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Text;

namespace Gazette.Extraction.Mail;

/// <summary>The office that a message is from, by its sender's name; a person is none.</summary>
internal static partial class MailSource
{
    private const int MaxName = 100;

    /// <returns>Null where nothing names an office, or in doubt.</returns>
    public static string? Of(MailSender? sender)
    {
        if (sender is null || sender.Name.Length is 0 or > MaxName || sender.Name.Contains('@', StringComparison.Ordinal))
            return null;
        var name = Via().Replace(sender.Name, "").Trim(' ', '"', '\'');
        string[] parts = [.. Between().Split(name).Select(part => part.Trim(' ', '(', ')', '（', '）')).Where(part => part.Length > 0)];
        if (parts.All(part => AnyOffice().IsMatch(part)))
            return null;
        string[] offices = [.. parts.Where(part => IsOffice(part, sender.Address))];
        // Jane Roe, City Press Office: the person is not the source.
        return offices.Length == 0 ? null : offices.Length == parts.Length ? name : string.Join(", ", offices);
    }

    /// <summary>From a line such as <c>Press Office &lt;press@example.org></c>.</summary>
    public static MailSender? Read(string? line)
    {
        if (line is not { Length: > 0 and <= MaxName * 4 })
            return null;
        var match = Address().Match(line);
        return match.Success
            ? new MailSender(line[..match.Index].Trim(' ', '"', '\'', '*'), match.Groups["address"].Value)
            : new MailSender(line.Trim(' ', '"', '\'', '*'), "");
    }

    private static bool IsOffice(string name, string address)
    {
        if (!name.Any(char.IsLetter))
            return false;
        if (name.Any(Han.Is))
            return !PersonShape.IsHan(name) && name.Length > 2;
        if (PersonShape.IsHouse(name) || OfficeWord().IsMatch(name))
            return true;
        var (local, domain) = address.ToLowerInvariant().Split('@') is [var before, var after] ? (before, after) : ("", "");
        string[] words = [.. name.ToLowerInvariant().Split(' ', '-').Where(w => w.Length > 2)];
        // Two words with capital letters may be anybody; a person's mailbox has his name.
        if (PersonShape.IsLatin(name) || PersonShape.IsSingle(name))
            return Array.Exists(words, w => w.Length > 3 && domain.Contains(w, StringComparison.Ordinal)) && !Array.Exists(words, w => local.Contains(w, StringComparison.Ordinal));
        return OfficeMailbox().IsMatch(local) || words.Length > 2;
    }

    /// <summary>Every house has one: without the house's name it says nothing.</summary>
    [GeneratedRegex("^(?:(?:党委?|行政|政工|局|院|校)?办公室|(?:党|政|局)办|(?:综合|宣传|新闻|秘书|信息|文秘)(?:部|科|处|股|组|办|中心|办公室)|编辑部|新闻发言人|(?:系统)?管理员|通讯员|投稿(?:邮箱)?|客服(?:中心|部)?|(?:the )?(?:press|media|news|communications?|pr|public relations)(?: (?:office|team|desk|room|department|service|relations|contact))?|newsroom|presse(?:stelle|abteilung|amt)?|service (?:de )?presse)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex AnyOffice();

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("\\s+(?:via|über|per)\\s+.*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Via();

    [GeneratedRegex("(?<!\\s)\\s+[-–—|/·]\\s+|[|(（]|,\\s|，", RegexOptions.None, 10000)]
    private static partial Regex Between();

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("\\s*[<\\[(]?(?:mailto:)?(?<address>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    /// <summary>Words that names of offices have, and those of people do not, where <see cref="PersonShape"/> knows none.</summary>
    [GeneratedRegex("\\b(?:museum|library|archives?|police|transport|transit|railways?|ferries|ministry|authority|theat(?:re|er)|orchestra|cathedral|parliament|embassy|municipality|district|county|airport|harbou?r|mairie|ville|préfecture|ministère|conseil|musée|université|ayuntamiento|ministerio|comune|gemeente)\\b|(?:amt|amtes|stadtrat|rathaus|werke|verein|verband|büro|stelle|behörde|ministerium|zentrum|bibliothek|universität|polizei|verwaltung|betriebe)(?:$|[\\s,])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex OfficeWord();

    [GeneratedRegex("(?:^|[._-])(?:press|presse|prensa|stampa|media|medien|news|newsroom|info|pr|office|redaktion|kommunikation|communications?|comms|contact|kontakt|service|noreply|no-reply|donotreply|xuanchuan|xwb|bgs|bangongshi|xinwen)(?:$|[._-])|(?:press|presse|news|media)(?:office|stelle|room|desk|team)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex OfficeMailbox();
}
