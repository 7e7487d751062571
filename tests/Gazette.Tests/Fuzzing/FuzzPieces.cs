using CsCheck;

namespace Gazette.Tests.Fuzzing;

/// <summary>What fuzzed texts are put together from: what each reader looks for, whole and in halves.</summary>
internal static class FuzzPieces
{
    private static readonly string[] Prose =
    [
        "市政府昨日召开会议，部署工作，要求各单位落实责任。", "The council met, and it decided to keep the library open. ", "网(wǎng)络(luò)安(ān)全(quán)", "政(zheng)(zheng)府", "打?。?span id=x>",
        "ç½‘ç»œå®‰å…¨", "ÍøÂç°²È«", "锟斤拷锟斤拷", "今天天气很好,我们去公园散步.", "&amp;lt;p&amp;gt;", "\u200B\u00AD\uFEFF", "　　", "\u202E\u2066", "e\u0301", "\uD83D\uDE00", "\uD83D", "\uDE00", "\0", "\u2028",
    ];

    private static readonly string[] Fields =
    [
        "发布时间：2022年1月29日 09:30", "2022-13-45", "9999-12-31 23:59", "0001-01-01", "中華民國一百一十三年七月一日", "二〇二四年三月", "29.1.2022", "来源：天门网　作者：王帅", "（记者王帅　通讯员李明）",
        "By Jane Doe and John Smith", "Published: Jan 29, 2022, 9:30 PM", "字体：【大 中 小】", "分享到：微信 微博", "打印本页", "责任编辑：李四", "上一篇：一件旧事", "京ICP备12345678号-1", "Share this:", "Read more",
    ];

    private static readonly string[] Head =
    [
        "<title>", "</title>", "<meta name=ArticleTitle content=\"", "\">", "<meta property=og:title content=标题>", "<meta name=PubDate content='2022-01-29'>", "<meta charset=gb2312>", "<base href='http://[bad'>",
        "<base href=https://example.org/a/>", "<link rel=canonical href='://'>", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"题\",\"author\":[{\"name\":\"\\ud800\"}],\"datePublished\":\"2022-01-29T99:00\"}</script>",
        "<script type='application/ld+json'>[[[", "<html lang=zh-Hant>", "<div class=TRS_Editor>", "<div id=zoom>", "<article>", "</article>", "<main>", "<nav>", "<footer>", "<!-- saved from url=(0022)http://example.org/ -->",
    ];

    private static readonly string[] Marks =
    [
        "# 标题\n\n", "## ", "- ", "1. ", "> ", "    code\n", "```\n", "| a | b |\n|---|---|\n", "+---+\n| a |\n+---+\n", "[^1]", "[^1]: note\n\n", "[a](https://example.org/ \"t\")", "[a](javascript:alert(1))", "![a](b)", "<https://example.org>",
        "*", "**", "_", "~~", "^", "==", "++", "`", "\\", "\n", "\n\n", "---\n", "...\n", "title: \"x\n", "title: 标题\n", "date: 2024-05-01\n", "author: [a, b]\n", "author: &a *a\n", "column: a/b/c/d\n", "? [x]\n", "- item\n", "<div markdown=1>\n", "www.example.org", "[", "](", "![",
    ];

    private static readonly string[] Mime =
    [
        "MIME-Version: 1.0\n", "From: <Saved by Blink>\n", "Content-Type: multipart/related; boundary=\"b\"\n", "Content-Type: text/html; charset=gbk\n", "Content-Transfer-Encoding: quoted-printable\n", "Content-Transfer-Encoding: base64\n",
        "Content-Transfer-Encoding: x-uuencode\n", "Content-Location: https://example.org/a\n", "Snapshot-Content-Location: \n", "\n", "--b\n", "--b--\n", "=E5=B8=82", "=\n", "PHA+dGV4dDwvcD4=\n", "<p>市文化馆的春季公益课堂昨日开课。</p>\n", "Content-Type: message/rfc822\n",
    ];

    private static readonly string[] Mail =
    [
        "From: =?gb2312?B?0MLOxQ==?= <press@a.example>\n", "Subject: =?utf-8?Q?=E5=B8=82?= =?gbk?B?\n", "Date: Tue, 3 Mar 2026 08:05:00 +0100\n", "Received: ; x\n", "Content-Type: multipart/alternative; boundary=\"b\"\n", "Content-Type: multipart/mixed; boundary=\"b\"\n", "Content-Type: message/rfc822\n",
        "Content-Type: text/plain; format=flowed; delsp=yes\n", "Content-Type: image/png\nContent-ID: <a@b>\n", "Content-Disposition: attachment; filename==?x?Q?\n", "Content-Type: application/ms-tnef\n", "> ", ">>> ", ">From \n", "-- \n", "-----Original Message-----\n", "发件人：\n", "Sent: \n", "Subject: a\n", "To: \n",
        "On 3 March 2026, <a@b.example> wrote:\n", "Kind regards\n", "Tel. 0555-1\n", "Dear editors,\n", "This e-mail is confidential and intended solely for you.\n", "<blockquote type=cite>", "</blockquote>", "<table role=presentation>", "<div style='max-height:0'>", "<img src='cid:a@b'>", "----- ",
    ];

    private static readonly string[] Tags =
        ["<p>", "</p>", "<div>", "</div>", "<br>", "<h1>", "</h1>", "<h2>", "</h2>", "<a href='/x'>", "<a href='#n'>", "<a name=n>", "</a>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<b>", "</b>", "<pre>", "</pre>", "<blockquote>", "<ruby>漢<rt>hàn</rt></ruby>", "\n",
         "<img src=a.jpg alt='一座桥'>", "<img src=\"b%20c.png\" data-src=d.webp alt=\"\uD83D x\">", "<img src=https://example.org/a.jpg alt=桥>", "<img src='data:image/png;base64,iVBORw0KGgo=' alt=x.png>", "<figure>", "<figcaption>", "</figcaption></figure>",
         "<noscript><img src=e.gif></noscript>", "<picture><source srcset='f.jpg 2x, g.jpg'>", "</picture>", "<figure data-no-picture>", "<button><img src=h.bmp></button>", "![桥](i.avif)"];

    public static readonly string[] All = [.. Prose, .. Fields, .. Head, .. Marks, .. Mime, .. Mail, .. Tags];

    public static readonly Gen<string> Page = Of([.. Head, .. Tags, .. Tags, .. Prose, .. Prose, .. Fields], 80);

    public static readonly Gen<string> PlainText = Of([.. Prose, .. Fields, "\n", "\n", "\n\n"], 60);

    public static readonly Gen<string> Markdown = Gen.Select(Gen.Bool, Of([.. Marks, .. Marks, .. Prose, .. Tags], 60), (matter, text) => matter ? "---\n" + text : text);

    public static readonly Gen<string> Archive = Gen.Select(Of(Mime, 30), text => "MIME-Version: 1.0\n" + text);

    public static readonly Gen<string> Message = Gen.Select(Of([.. Mail, .. Mail, .. Mime, .. Prose, .. Tags], 60), Gen.Bool, (text, isHtml) => $"From: a@b.example\nTo: b@b.example\nContent-Type: {(isHtml ? "text/html" : "multipart/mixed; boundary=\"b\"")}\n\n{text}");

    /// <summary>Shapes that make a step quadratic, or a walk deep.</summary>
    public static readonly Gen<string> Repeated = Gen.Select(Of(All, 3), Gen.Int[100, 4_000], Page, (piece, times, page) => page + string.Concat(Enumerable.Repeat(piece, times)));

    public static Gen<T> OneOf<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> Of(string[] pieces, int most) => OneOf(pieces).Array[0, most].Select(string.Concat);
}
