using System.Text.RegularExpressions;

namespace Gazette.Extraction.Lines;

/// <summary>
/// Lines between headline and text that are tools of a page. They stay where they are, for the rule that removes them
/// with a report; here they must only not be taken for a headline or a paragraph.
/// </summary>
internal static partial class ToolLine
{
    private const int MaxLength = 60;

    public static bool Is(string line) => line.Length <= MaxLength && (Form().IsMatch(line) || Breadcrumb().IsMatch(line));

    [GeneratedRegex("^(?:[\\s\\u3000|｜【】\\[\\]()（）:：/>»›,，。·A+\\-]|打印|列印|本页|本頁|此页|此頁|正文|字体|字體|字号|字號|特大|大|中|小|默认|关闭|關閉|窗口|視窗|分享|到|微信|微博|朋友圈|QQ空间|QQ|收藏|复制链接|扫一扫|掃一掃|扫描二维码|掃描二維碼|扫码|掃碼|二维码|二維碼|在您的设备上浏览本页|在您的設備上瀏覽本頁|当前位置|當前位置|您的位置|您现在的位置|您當前的位置|首页|首頁|返回|上一篇|下一篇|网站地图|浏览次数|瀏覽次數|点击|阅读|评论|Home|Print|Share|Tweet|Email|Facebook|Twitter|LinkedIn|Text size|Font size|Close)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Form();

    /// <summary>The way from the front page: 当前位置：首页 > 新闻中心 > 本地新闻.</summary>
    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^[\\s\u3000]*(?:[\\w]{0,6}位置[：: \u3000]*)?(?:网站|網站)?(?:首页|首頁|主页|主頁|Home)(?:\\s*(?:[>＞»›→|/]+|[-–])\\s*[^>＞»›→。！？!?]{1,24})+\\z", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Breadcrumb();
}
