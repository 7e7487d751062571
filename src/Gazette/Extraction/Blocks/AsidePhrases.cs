using System.Text.RegularExpressions;
using Gazette.Text;

namespace Gazette.Extraction.Blocks;

/// <summary>What a line is by its own words, whatever the page calls it.</summary>
internal static partial class AsidePhrases
{
    private const int MaxPointer = 220;
    private const int MaxNotice = 700;
    private const int MaxHeading = 60;
    private const int MaxCredit = 160;
    private const int MaxCounter = 20;
    private const int MaxReleaseEnd = 12;

    /// <summary>One of them is in every Chinese line that the form below takes.</summary>
    private static readonly WordSearch OthersWords = new(
        [
            "延伸", "相关", "精彩", "热门", "推荐", "猜你", "更多", "热点", "最新", "往期", "今日", "编辑", "大家", "为你", "为您", "APP", "关联", "拓展", "相關", "熱門", "推薦",
            "评论", "我要", "分享",
        ]);

    private static readonly char[] SentenceEnds = ['。', '！', '？', '”'];
    private const int MinTextBefore = 25;

    /// <summary>Words in which publishers speak of themselves and of their rights.</summary>
    private static readonly WordSearch SelfWords = new(["版权", "版權", "转载", "轉載", "声明", "聲明", "仅供", "僅供", "免责", "免責", "侵权", "侵權", "授权", "授權", "本文", "本站", "本网", "本網", "本平台", "本公众号", "来源", "來源", "投资", "投資", "平台", "网友", "作者"]);

    private static readonly WordSearch CookieWords = new(["cookie", "クッキー"]);

    /// <summary>Heads a group of other stories, of tools or of offers.</summary>
    public static bool HeadsOthers(string line) => line.Length <= MaxHeading && (!Han.Is(line[^1]) || OthersWords.AnyIn(line)) && OthersHead().IsMatch(line);

    /// <summary>Leads away to another story: "Read more: ...".</summary>
    public static bool IsPointer(string line) => line.Length <= MaxPointer && Pointer().IsMatch(line);

    /// <summary>Whose picture it is.</summary>
    public static bool IsCredit(string line) => line.Length <= MaxCredit && Credit().IsMatch(line);

    /// <summary>Of every notice that <see cref="Notice"/> knows, one: few blocks have any, and all blocks are asked.</summary>
    private static readonly WordSearch NoticeWords = new(
    [
        "commission", "affiliate", "independently", "feature", "we may", "sign up", "subscribe", "join our", "reader-supported", "rights reserved", "©",
        "expressed", "inbox", "appeared", "published", "terms of use", "may not be", "no credit card", "posting a comment", "this entry", "comments and",
        "accuracy and", "声明", "聲明", "未经", "转载", "来源", "来自", "代表", "投资建议", "侵权",
    ]);

    /// <summary>What a publisher says about itself: commissions, newsletters, rights.</summary>
    public static bool IsNotice(string line) => line.Length <= MaxNotice && NoticeWords.AnyIn(line) && Notice().Match(line) is { Success: true } notice && !HasTextBefore(line[..notice.Index]);

    /// <summary>A paragraph of Chinese to whose end a notice is glued: it is the text's.</summary>
    private static bool HasTextBefore(string before) =>
        before.LastIndexOfAny(SentenceEnds) is >= MinTextBefore and var end && Han.Count(before.AsSpan(0, end)) * 2 > end && !SelfWords.AnyIn(before.AsSpan(0, end));

    /// <summary>A row that belongs above or below an article: date, byline, original headline, source, editor.</summary>
    public static bool IsRow(string line) => line.Length <= MaxPointer && Row().IsMatch(line);

    /// <summary>What a site says of itself at the foot of all its pages, and nobody else anywhere.</summary>
    public static bool IsFoot(string line) => line.Length <= MaxNotice && Foot().IsMatch(line);

    /// <summary>The same where it stands at the foot; an article may have such a line too.</summary>
    public static bool MayBeFoot(string line) => line.Length <= MaxPointer && FootLine().IsMatch(line);

    /// <summary>Asks readers for their consent, or tells them that the page remembers them.</summary>
    public static bool IsConsent(string line) => line.Length <= MaxNotice && CookieWords.AnyIn(line) && Consent().IsMatch(line);

    /// <summary>Says that the article ends here.</summary>
    public static bool IsEnd(string line) => line.Length <= MaxHeading && End().IsMatch(line);

    [GeneratedRegex("^[\\W_]*(?:(?:you (?:may|might)(?: also)? (?:also )?(?:like|enjoy|be interested(?: in)?)|(?:our )?related (?:articles?|stories|posts?|reading|news|topics|content|services|resources|links|guides|coverage)|related|recommended(?: reading| articles| stories| posts| for you)?|(?:read|up) next|next up|more (?:from|on|in|stories|articles|news|like this)\\b.{0,40}|read more|further reading|keep reading|most (?:read|popular|viewed)|popular (?:posts|articles|stories)|latest (?:news|stories|posts|articles)|trending(?: now)?|(?:customers|shoppers|people|others)(?: who (?:bought|viewed) this(?: item)?)? also (?:bought|viewed|like|ask|search(?:ed)? for)|frequently bought together|about (?:the )?authors?|about the writer|meet the author|written by|reviewed by|author bio|share this.{0,20}|follow us.{0,20}|like this|(?:post|leave) a (?:comment|reply)|comments?(?: \\([0-9]+\\))?|(?:join|subscribe|sign up)\\b.{0,50}|get in touch|contact (?:us|info)|contact information|our customers|our services|explore more|discover more|similar (?:posts|articles|stories)|other (?:posts|articles|stories)|previous (?:post|article)|tags|categories|filed under|quick links|editor.?s picks?|stay (?:connected|informed|updated).{0,40})[\\s:：>›»→.!]*|(?:延伸|相关|精彩|热门|推荐|猜你|更多|热点|最新|往期|今日|编辑|大家|为你|为您|APP|关联|拓展|相關|熱門|推薦|猜你|延伸閱讀)[^。！？，：:]{0,4}(?:推荐|推薦|阅读|閱讀|新闻|新聞|资讯|資訊|文章|内容|內容|报道|報導|喜欢|喜歡|精彩|链接|專題|专题|热点|热文|回顾|视频|手游|游戏|圖集|图集|话题|讨论|服务)[^。！？]{0,6}[\\s:：>›»]*|网友评论|发表评论|我要评论|我要反馈|我要纠错|评论列表|热门评论|最新评论|分享到)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex OthersHead();

    [GeneratedRegex("^[\\W_]*(?:(?:also |must |can also |you can also |further |please |don.t miss|should )?(?:read|see|watch|check out)(?: more| also| next| now| related)?(?: on| about)?(?: this| our)?\\s*(?:[:：|»›→]|[-–—]\\s)|read (?:more|next|also|(?:our |the |my )?full\\b)|related(?: (?:reading|reports? include|article|story|stories|post|content|guide|video|link|coverage|resource))?s?\\s*[:：|]|must read|must watch|see also\\b|(?:you )?(?:may|might) (?:also )?(?:be interested|like|enjoy)|also read|recommended(?: reading)?\\s*[:：]|more (?:on this|from|about)[^.]{0,60}[:：]|(?:useful|helpful) (?:resource|guide|link)s?\\s*[:：]|learn more\\s*[:：]|save even more\\s*[:：]|article continues|story continues|continue reading|advertisement$|sponsored$|click here|sign up (?:now|today|here|for)\\b[^.!]{0,80}[.!]?$|subscribe (?:now|today|here|to)\\b[^.!]{0,80}[.!]?$|相关(?:阅读|新闻|报道|文章|资讯|链接|资讯请关注)\\s*[:：]|更多(?:内容|精彩|资讯|新闻|报道)[^。]{0,20}(?:关注|点击|下载|请)|点击(?:阅读|查看|进入|下载|上方|下方|蓝字)|长按(?:识别|二维码|图片|扫码|关注)|延伸阅读\\s*[:：]|推荐阅读\\s*[:：]|阅读原文|查看原文|(?:下载|安装)[^。]{0,16}(?:客户端|APP)|扫码(?:关注|下载|阅读)|更多精彩)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Pointer();

    [GeneratedRegex("^[\\W_]*(?:(?:photo|image|picture|video|illustration|graphic|photograph|images|photos|featured image|header image|cover image|image source|photo source)s?(?: credits?| courtesy(?: of)?| by| via| source)?\\s*[:：|]|(?:photo|image|picture|photograph|illustration)s? (?:by|credit|courtesy|via|from)\\b|credits?\\s*[:：]|courtesy(?: of)?\\b|©|\\(c\\) )|(?:/|\\||\\bvia|\\bby|©)\\s*(?:getty(?: images)?|shutterstock|istock|unsplash|pexels|pixabay|reuters|ap|afp|adobe stock|alamy|wikimedia commons|flickr)[\\s.)/]*$|(?:getty images|shutterstock(?:\\.com)?|istockphoto|adobe stock)[\\s.)]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Credit();

    [GeneratedRegex("(?:earn (?:us )?(?:an? )?(?:small |affiliate )?commissions?|affiliate (?:links?|commissions?|partner|program)|independently (?:select|chosen|review|research)|chosen independently|(?:products?|items?) (?:featured|we feature).{0,60}(?:select|handpick)|we may (?:include paid|receive (?:a |compensation|commission))|sign up (?:for|to) (?:our|the|receive|get)[^.]{0,60}(?:newsletter|updates|email)|subscribe to (?:our|the)[^.]{0,40}(?:newsletter|channel|podcast|blog|updates)|join our (?:newsletter|mailing list|community)|is a reader-supported publication|becom(?:e|ing) a (?:free or )?paid subscriber|all rights reserved|copyright ©|©️? ?(?:19|20)[0-9]{2}|(?:views|opinions) expressed.{0,80}(?:not|those of|author)|(?:right |straight )to your inbox|delivered to your inbox|in your inbox|this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published)|originally published (?:on|in|at|by)|terms of use and permissions|may not be (?:reproduced|republished|copied)|no credit card required|by posting a comment|this entry was posted (?:on|in|by)\\b|responses to this entry|comments and (?:pings|trackbacks) are (?:currently |now )?closed|accuracy and availability of|免责声明|免責聲明|版权声明|版權聲明|特别声明|特別聲明|未经(?:授权|许可|本网|书面)[^。]{0,20}(?:转载|使用|不得)|转载请(?:注明|联系|标明)|(?:图片|文章|内容|素材|文中图片)[^。]{0,12}(?:来源|来自)(?:于)?(?:网络|互联网)[^。]{0,10}[，,。][^。]{0,20}(?:侵权|删除|联系)|本文(?:仅|只)代表作者|仅代表作者(?:本人|个人)?观点|不代表本(?:网|站|平台|号|报)|不构成(?:任何)?投资建议|如有侵权)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Notice();

    [GeneratedRegex("^[\\W_]*(?:原标题|原標題)\\s*[:：].{0,120}$|^[\\W_]*(?:本文来源|本文來源|责任编辑|責任編輯|责编|責編|编辑|編輯|文章来源|稿源|本文作者|校对|审核|监制|编审|值班编委|流程编辑|原文链接|关键词|标签|标签云)\\s*[:：/|丨][^。！？]{0,80}[\\W_]*$|^#[^#\\s]|^[0-9]{1,5} ?(?:[楼樓]|#)(?:[\\s·|\u3000][^。！？]{0,60})?$|^[\\W_]*(?:(?:last )?(?:updated|modified|reviewed|published|posted)(?: on| by| at)?\\b.{0,60}|by [A-Z][^.!?]{2,60}|[0-9]+ ?min(?:ute)?s?(?: read)?|.{0,40}[0-9] ?min(?:ute)?s? read|(?:estimated )?reading time\\b.{0,20}|(?:categor(?:y|ies)|topics?|tags?|tagged|filed under|posted in|keywords?)\\s*[:：].{0,80}|(?:on this page|in this article|table of contents|contents|jump to\\b.{0,30}|skip to .{0,30}|in partnership with|key takeaways?:?|play video|no posts|(?:like )?loading(?:\\.{3}|…)|back to top|scroll .{0,40}))[\\s:：]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Row();

    /// <summary>How a release says that what follows is for the press.</summary>
    public static bool IsReleaseEnd(string line) => line.Length <= MaxReleaseEnd && ReleaseEnd().IsMatch(line);

    /// <summary>What a CMS should have put something in the place of: <c>[form id=3]</c>.</summary>
    public static bool IsShortcode(string line) => line[0] == '[' && line[^1] == ']' && line.Length <= MaxPointer && Shortcode().IsMatch(line);

    /// <summary>What readers did, counted under a post: "12 Likes".</summary>
    public static bool IsCounter(string line) => line.Length <= MaxCounter && char.IsAsciiDigit(line[0]) && Counter().IsMatch(line);

    [GeneratedRegex("^[0-9][0-9.,]*[kKwW万]? ?(?:likes?|repl(?:y|ies)|views?|upvotes?|votes?|shares?|reactions?|claps?|赞|赞同|点赞|人赞同了该回答|个回答|人关注|评论|回复|回覆|留言|浏览|收藏)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Counter();

    [GeneratedRegex("^\\[/?[a-z][a-z0-9_-]*(?: [^\\]=]*=[^\\]]*)?\\]$", RegexOptions.None, 10000)]
    private static partial Regex Shortcode();

    [GeneratedRegex("网站标识码|網站標識碼|公网安备|公網安備|(?:ICP|icp)(?:备|備|证|證)|备案号|版权所有|版權所有|建议使用.{0,40}(?:浏览|分辨率)|建議使用.{0,40}(?:瀏覽|解析度)|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden|все права защищены|無断転載", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Foot();

    [GeneratedRegex("主办|主辦|承办|承辦|协办|技术支持|技術支援|地址 ?[:：]|邮编|郵編|电话 ?[:：]|電話 ?[:：]|传真|邮箱 ?[:：]|网站地图|網站地圖|联系我们|聯絡我們|关于我们|關於我們|访问量|您是第|©|copyright|privacy|terms of|powered by|sitemap|impressum|datenschutz|mentions légales", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex FootLine();

    [GeneratedRegex("\\b(?:we|this (?:web)?site|our|us(?:e|es|ing)|accept|consent|agree|settings|preferences|policy|opt[ -]out|browser|wir|diese|verwende[nt]|nutz(?:en|t)|zustimm|akzeptier|einstellungen|nous|utilis|acceptez|consent|paramètr|usamos|utiliza|acept|preferencias|utilizz|accett|aceita|gebruik|accepte)|同意|接受|使用|隐私|隱私|設定", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Consent();

    [GeneratedRegex("^(?:# ?# ?#|[-–—] ?30 ?[-–—]|[-–—*]* ?(?:ENDS|Ends) ?[-–—*]*)$", RegexOptions.None, 10000)]
    private static partial Regex ReleaseEnd();

    [GeneratedRegex("^[\\W_]*(?:THE END|END|完|全文完|本文完|编辑/.{1,8}|(?:责任编辑|責任編輯|责编|責編)\\s*[:：].{0,20})[\\W_]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex End();
}
