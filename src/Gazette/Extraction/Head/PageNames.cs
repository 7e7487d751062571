using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gazette.Extraction.Lines;
using Gazette.Text;

namespace Gazette.Extraction.Head;

/// <summary>What a title tag holds besides a headline: names of sites, of columns and of kinds of pages.</summary>
internal static partial class PageNames
{
    private static readonly FrozenSet<string> Known =
        DataFile.Lines("Gazette.Extraction.Head.Data.page-names.txt").Select(TextLine.KeyOf).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How site names end that may stand in a headline too: only where something else sets them apart.</summary>
    public static bool EndsLikeSite(string name) => Site().IsMatch(name);

    /// <summary>A column, a kind of page, or what was never filled in.</summary>
    public static bool IsKnown(string name) => Known.Contains(TextLine.KeyOf(name));

    /// <summary>True when nothing of it can be a headline.</summary>
    /// <param name="title">Of a tag.</param>
    /// <param name="site">The site's name; null when the page does not say it.</param>
    public static bool AreAll(string title, string? site) =>
        IsKnown(title) || Parts().Split(title).All(part => part.Length == 0 || IsKnown(part) || IsSite(part) || (site is not null && TextLine.KeyOf(part) == TextLine.KeyOf(site)));

    /// <summary>The whole of it is a site's name, or that of the office behind it.</summary>
    public static bool IsSite(string name) => Office().IsMatch(name);

    /// <summary>Signs between the parts of a title; in Chinese a space is one too.</summary>
    [GeneratedRegex("\\s*[|｜_»›•]\\s*|\\s*::\\s*|\\s+[-–—·:]+\\s+|(?<=\\p{IsCJKUnifiedIdeographs})\\s*[-–—]+\\s*(?=\\p{IsCJKUnifiedIdeographs})|(?<=\\p{IsCJKUnifiedIdeographs})\\s+(?=\\p{IsCJKUnifiedIdeographs})", RegexOptions.None, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("(?:网|網|网站|網站|新闻|新聞|频道|頻道|报|報|门户|門戶|政府|中心|资讯|社区|论坛|博客|发布|發佈|融媒|融媒体|在线|在線|日报|晚报|电视台|广播电台|办事处|辦事處|办公室|委员会|委員會|管委会|街道|局|厅|廳|院|学校|學校|大学|大學|中学|小学|医院|醫院|集团|集團|公司|协会|協會|学会|基金会|图书馆|圖書館|博物馆|博物館|平台|客户端|官网|官網|" +
        "Blog|News|Times|Post|Herald|Magazine|Gazette|Journal|Tribune|Chronicle|Observer|Weekly|Daily|Online|Council|University|College|Institute|Library|Museum|Department|Ministry|Agency|Association|Society|Foundation|Zeitung|Anzeiger|Nachrichten|\\.(?:com|cn|net|org|co\\.uk|de|fr|es|it|nl|eu|io|tw|hk|jp))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Site();

    /// <summary>No more than a name: no sign of a sentence and none of a matter (关于, 召开) within it.</summary>
    [GeneratedRegex("^(?![^。]*(?:关于|關於|召开|召開|举行|舉行|开展|開展|印发|发布会|通知|公告|公示|通报|致|与|的|了|在|向|被|把|将|對|对))[\\p{Lo}0-9（）()·]{2,20}(?:网|網|网站|網站|门户|門戶|政府|办事处|辦事處|委员会|委員會|管委会|办公室|局|厅|廳|日报|晚报|早报|时报|新闻网|新闻中心|融媒体中心|在线|在線|发布|频道|頻道|电视台|广播电台|大学|大學|学院|學院|学校|學校|中学|小学|医院|醫院|集团|集團|公司|协会|協會|研究院|研究所|图书馆|博物馆|法院|检察院|公安局|街道|论坛|博客|平台|官网|官網)$|" +
        "^(?:The )?(?:\\p{Lu}[\\p{L}'’.&-]* ){0,4}(?:Times|Post|Herald|Gazette|Journal|Tribune|Chronicle|Observer|Weekly|Daily|Council|University|College|Institute|Library|Museum|Department|Ministry|Agency|Association|Society|Foundation|Zeitung|Anzeiger|Nachrichten)(?: (?:Online|News|Website))?$", RegexOptions.None, 1000)]
    private static partial Regex Office();
}
