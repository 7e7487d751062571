namespace Gazette.Tests.Damage;

/// <summary>What a page puts around an article, as lines of their own and glued to the text.</summary>
internal static class FurnitureDamage
{
    private static readonly string[] Above =
    [
        "【字体：大 中 小】", "【字體：大 中 小】 列印", "打印 字体: 大 中 小", "打印本页 关闭窗口", "字号：小 中 大", "当前位置：首页 > 新闻中心 > 本地要闻", "您現在的位置：首頁 > 新聞中心 > 正文",
        "分享到：微信 微博 QQ空间", "分享至： 微信 朋友圈 QQ好友 新浪微博", "浏览次数：1024次", "瀏覽次數：356", "点击数：88 次", "【打印】【关闭】", "【打印本页】【关闭窗口】", "字体大小：大 中 小", "A- A A+",
    ];

    private static readonly string[] Below =
    [
        "打印本页 关闭窗口", "列印本頁", "【關閉視窗】", "分享到：微信 微博", "微信扫一扫：分享", "扫描二维码\n在您的设备上浏览本页", "扫一扫在手机打开当前页", "掃描二維碼 分享到朋友圈", "责任编辑：李明", "責任編輯：陳小華", "（责任编辑：王芳）",
        "编辑：赵一凡", "责编：周宁　审核：吴强", "上一篇：全市防汛工作会议召开\n下一篇：关于调整公交线路的通知", "上一篇：没有了\n下一篇：没有了", "主办：某市人民政府办公室\n承办：某市大数据中心\n网站标识码：4200000001　京ICP备12345678号-1\n京公网安备 11010102000001号\n网站地图",
        "版权所有：某市人民政府\n地址：人民路1号　邮编：430000\nICP备案号：鄂ICP备05001234号", "收藏 打印 关闭", "【返回顶部】", "相关新闻", "主辦：某市人民政府辦公室\n技術支持：某某公司\n粵ICP備05001234號",
    ];

    private static readonly string[] Between =
    [
        "打印本页 关闭窗口", "【字体：大 中 小】", "分享到：微信 微博 QQ空间", "扫一扫在手机打开当前页", "微信扫一扫分享", "列印本頁 關閉視窗", "扫描二维码，在您的设备上浏览本页", "在您的设备上浏览本页", "浏览次数：1024次", "责任编辑：李明",
    ];

    private static readonly string[] GluedBefore = ["字体：大 中 小 ", "【字体：大 中 小】", "【打印本页】【关闭窗口】", "打印本页 关闭窗口　", "字號：大 中 小　", "分享到：微信 微博　", "扫一扫在手机打开当前页 ", "微信扫一扫 分享 "];

    private static readonly string[] GluedAfter = ["（责任编辑：李明）", "责任编辑：李明", "【打印本页】【关闭窗口】", " 打印本页 关闭窗口", "　分享到：微信 微博", "扫一扫在手机打开当前页", "[责任编辑：王芳]", "（責任編輯：陳小華）", " 扫描二维码 在您的设备上浏览本页", "打印本页", "　【關閉視窗】", " 浏览次数：102次"];

    private static readonly string[] AboveEnglish = ["Share this article", "Print this page", "Home > News > Local", "Share on Facebook Share on Twitter", "Facebook Twitter LinkedIn Email", "Text size: A A A", "You are here: Home > News", "Skip to main content", "Print | Email | Share"];

    private static readonly string[] BelowEnglish =
    [
        "Back to top", "Share this story\nPrint this article", "Related articles\nLeave a comment", "Previous article: Council meets\nNext article: Road works begin", "Copyright © 2024 Example Herald. All rights reserved.", "© 2023 Example Media\nTerms of use | Privacy policy | Contact us", "Click to share on Facebook (Opens in new window)",
        "Scan the QR code to read on your phone", "Share via Email", "Filed under: News", "Print Email Share",
    ];

    private static readonly string[] BetweenEnglish = ["Share this article", "Print this page", "Share on Facebook", "Share on Twitter Share on LinkedIn", "Click to share on Facebook (Opens in new window)"];

    private static readonly string[] GluedBeforeEnglish = ["Print this page | ", "Share this article | ", "[Print this page] ", "Share this story · "];

    private static readonly string[] GluedAfterEnglish = [" Share this article", " Print this page", " Share on Facebook", " [Back to top]", " | Share this story"];

    public static IEnumerable<DamageKind> Kinds =>
    [
        new("furniture-above", copy => InsertAll(copy, 0, Pick(copy, Above, AboveEnglish)), Order: 3),
        new("furniture-below", copy => InsertAll(copy, copy.Lines.Count, Pick(copy, Below, BelowEnglish)), Order: 3),
        new("furniture-between", AmidText, Order: 3),
        new("furniture-around", Around, Order: 3),
        new("furniture-glued-before", copy => Glue(copy, line => Pick(copy, GluedBefore, GluedBeforeEnglish) + line), Order: 2),
        new("furniture-glued-after", copy => Glue(copy, line => line + Pick(copy, GluedAfter, GluedAfterEnglish)), Order: 2),
    ];

    private static void Around(DamagedCopy copy)
    {
        for (var i = 0; i < 3; i++)
        {
            InsertAll(copy, 0, Pick(copy, Above, AboveEnglish));
            InsertAll(copy, copy.Lines.Count, Pick(copy, Below, BelowEnglish));
        }
    }

    private static void AmidText(DamagedCopy copy)
    {
        for (var i = Math.Min(3, copy.Lines.Count - 1); i > 0; i--)
            InsertAll(copy, copy.Random.Next(1, copy.Lines.Count), Pick(copy, Between, BetweenEnglish));
    }

    /// <summary>To sentences only: a subhead with a tool behind it could as well be a row of tools.</summary>
    private static void Glue(DamagedCopy copy, Func<string, string> glue)
    {
        var sentences = Enumerable.Range(0, copy.Lines.Count).Where(i => copy.Lines[i].Length > 30 && "。！？.”".Contains(copy.Lines[i][^1], StringComparison.Ordinal)).ToArray();
        copy.Random.Shuffle(sentences);
        foreach (var i in sentences.Take(3))
            copy.Lines[i] = glue(copy.Lines[i]);
    }

    private static string Pick(DamagedCopy copy, string[] chinese, string[] english)
    {
        var from = copy.Original.IsChinese ? chinese : english;
        return from[copy.Random.Next(from.Length)];
    }

    private static void InsertAll(DamagedCopy copy, int at, string lines) => copy.Lines.InsertRange(at, lines.Split('\n'));
}
