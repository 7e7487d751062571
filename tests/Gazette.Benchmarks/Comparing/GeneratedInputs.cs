using System.Globalization;
using System.Text;

namespace Gazette.Benchmarks.Comparing;

/// <summary>Inputs of a given size that anyone can make again; no two of their paragraphs are alike.</summary>
internal static class GeneratedInputs
{
    private static readonly string[] Words = "the council river bridge works begin next spring and residents asked how long the road stays closed because buses must turn early at the market where traders fear for their trade while engineers say that piles under the old pier need a winter to settle".Split(' ');

    private const string Han = "云溪市交通局昨天通报河西路改造工程进展施工人员已经完成管网更换路面将在下月恢复通行沿线居民出行更加方便记者现场看到工人正在铺设新的人行道绿化带也在同步恢复负责人表示会加快进度确保汛期以前完工";

    private static readonly string[] Readings = "yún xī shì jiāo tōng jú zuó tiān bào hé".Split(' ');

    /// <summary>A page of a newspaper: menu, article with links, pictures, lists and a table, teasers, foot.</summary>
    public static string Html(int bytes)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Bridge works begin - The Courier</title></head><body><nav><ul>");
        for (var i = 0; i < 40; i++)
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"menu-item menu-item-{i}\"><a href=\"/section-{i}\">Section {i}</a></li>");
        html.Append("</ul></nav><main><article><h1>Bridge works begin</h1><p class=\"byline\">By Jane Miller</p><time datetime=\"2026-05-06T09:30:00Z\">May 6, 2026</time><div class=\"article-body\">");
        for (var i = 0; html.Length < bytes - 4_000; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Sentences(i, 3)} <a href=\"/story-{i}\">Earlier report {i}</a> {Sentences(i + 7, 2)}</p>\n");
            if (i % 8 == 3)
                html.Append(CultureInfo.InvariantCulture, $"<h2>What happens in stage {i}</h2><ul><li>{Sentences(i, 1)}</li><li>{Sentences(i + 3, 1)}</li></ul>\n");
            if (i % 12 == 5)
                html.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"pictures/stage-{i}.jpg\" alt=\"Stage {i}\"><figcaption>Stage {i} of the works</figcaption></figure>\n");
            if (i % 20 == 9)
                html.Append(CultureInfo.InvariantCulture, $"<table><tr><th>Month</th><th>Closed days</th></tr><tr><td>March {i}</td><td>{i}</td></tr><tr><td>April {i}</td><td>{i + 3}</td></tr></table>\n");
        }

        html.Append("</div></article></main><aside class=\"related\">");
        for (var i = 0; i < 12; i++)
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"teaser\"><a href=\"/other-{i}\"><h3>Another story number {i}</h3></a><p>Read more</p></div>");
        return html.Append("</aside><footer><p>Copyright 2026 The Courier. All rights reserved.</p></footer></body></html>").ToString();
    }

    /// <summary>A text with readings in brackets after a share of its characters, rests of tags and lines of furniture.</summary>
    /// <param name="bytes">In UTF-8.</param>
    public static string DamagedChinese(int bytes)
    {
        var text = new StringBuilder("河西路改造(zào)工程进展\n发布时间：2024-05-06 09:30 来源：云溪日报\n打印 字体：大 中 小\n\n");
        for (var i = 0; Encoding.UTF8.GetByteCount(text.ToString()) < bytes; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"第{i}段");
            for (var at = 0; at < 60; at++)
            {
                text.Append(Han[((i * 17) + (at * 3)) % Han.Length]);
                if ((i + at) % 5 == 0)
                    text.Append('(').Append(Readings[(i + at) % Readings.Length]).Append(')');
                if (at % 20 == 19)
                    text.Append(at == 59 ? '。' : '，');
            }

            text.Append(i % 9 == 4 ? "<span id=\"part\">\n\n" : "\n\n");
        }

        return text.ToString();
    }

    public static string Markdown(int bytes)
    {
        var text = new StringBuilder("---\ntitle: Bridge works begin\ndate: 2026-05-06\n---\n");
        for (var i = 0; text.Length < bytes; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Sentences(i, 4)} [Report {i}](/report-{i}) and *stage {i}*.\n");
            if (i % 6 == 2)
                text.Append(CultureInfo.InvariantCulture, $"\n## Stage {i}\n\n- {Sentences(i, 1)}\n- {Sentences(i + 2, 1)}\n\n| Month | Days |\n|---|---|\n| March {i} | {i} |\n");
        }

        return text.ToString();
    }

    private static string Sentences(int seed, int count) => string.Join(' ', Enumerable.Range(0, count).Select(sentence =>
    {
        var words = Enumerable.Range(0, 14).Select(at => Words[((seed * 31) + (sentence * 13) + (at * 7) + (at * seed)) % Words.Length]);
        return string.Create(CultureInfo.InvariantCulture, $"In stage {seed} {string.Join(' ', words)}.");
    }));
}
