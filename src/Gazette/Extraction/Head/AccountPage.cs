using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Head;

/// <summary>
/// A post of an account on the platform most Chinese offices post on (公众号). Its page marks who posted and who wrote with
/// names of its own, and leaves the day to a script, so that a saved page may have it there only.
/// </summary>
internal sealed partial class AccountPage
{
    private const int MaxName = 40;
    private const int MaxScript = 2_000_000;

    private static readonly string[] Marks = ["js_name", "js_content", "activity-name", "js_article"];

    private AccountPage()
    {
    }

    /// <summary>The account that posted it; null when neither the page nor its script tells.</summary>
    public string? Name { get; private init; }

    /// <summary>Who wrote it, beside the account's name; null when the page names nobody that looks like a person.</summary>
    public string? Writers { get; private init; }

    /// <summary>When it was posted, as its script has it: a date or seconds since 1970.</summary>
    public string? Moment { get; private init; }

    /// <summary>Null for every other page.</summary>
    public static AccountPage? Of(PageElements page)
    {
        if (!page.All.Any(e => e.Id is { } id && Marks.Contains(id, StringComparer.Ordinal)) || !page.All.Any(IsOfPlatform))
            return null;
        var scripts = page.Named("script").Select(s => s.TextContent).Where(s => s.Length is > 0 and <= MaxScript).ToArray();
        return new AccountPage
        {
            Name = page.All.Where(IsName).Select(e => WordList.Of(e)).FirstOrDefault(n => n.Length is > 0 and <= MaxName) ?? Value(scripts, Nickname()),
            Writers = page.All.Where(IsWriter).Select(e => Names(WordList.Of(e))).FirstOrDefault(n => n is not null),
            Moment = page.All.Where(IsDay).Select(e => WordList.Of(e)).FirstOrDefault(t => PrintedDate.FindIn(t) is not null) ?? Value(scripts, Posted()),
        };
    }

    private static bool IsOfPlatform(IElement element) => element.ClassName?.Contains("rich_media", StringComparison.Ordinal) == true;

    private static bool IsName(IElement element) => element.Id == "js_name" || element.ClassList.Contains("profile_nickname");

    private static bool IsDay(IElement element) => element.Id is "publish_time" or "post-date";

    private static bool IsWriter(IElement element) =>
        element.Id == "js_author_name" || (element.LocalName is "span" or "em" && !element.ClassList.Contains("rich_media_meta_nickname") && element.ClassList.Contains("rich_media_meta_text") && element.Children.Length == 0);

    /// <summary>陈晓 摄影/何平: up to the first that did something else.</summary>
    private static string? Names(string text)
    {
        var names = PersonNames.Split(OtherRole().Match(text) is { Success: true } other ? text[..other.Index] : text);
        return names.Count > 0 && names.All(PersonShape.IsHan) ? string.Join('、', names) : null;
    }

    private static string? Value(IEnumerable<string> scripts, Regex form) =>
        scripts.SelectMany(s => form.Matches(s)).Select(m => WordList.Of(m.Groups["value"].Value)).FirstOrDefault(v => v.Length > 0);

    [GeneratedRegex("\\b(?:nickname|nick_name) *[=:] *(?:htmlDecode\\()?[\"'](?<value>[^\"'\\\\<>]{1,40})[\"']", RegexOptions.None, 10000)]
    private static partial Regex Nickname();

    [GeneratedRegex("\\b(?:ct|oriCreateTime|ori_create_time|createTime|create_time|publish_time|publishTime) *[=:] *[\"'](?<value>[0-9][0-9:年月日 T+Z.-]{7,30})[\"']", RegexOptions.None, 10000)]
    private static partial Regex Posted();

    [GeneratedRegex("摄影|攝影|摄像|图片|编辑|編輯|责编|校对|审核|排版|供图|[图圖]\\s*[/／|丨]", RegexOptions.None, 10000)]
    private static partial Regex OtherRole();
}
