using System.Text;
using CsCheck;

namespace Gazette.Tests;

/// <summary>Chinese articles of made-up sentences, and the ways in which pages damage them.</summary>
internal static class DamagedText
{
    private static readonly string[] Clauses =
    [
        "会议要求各部门认真落实责任", "本市今年将新建三十所学校", "市民可以通过网上平台预约", "专家表示这一结果来之不易", "项目预计明年六月完工",
        "当地政府已经启动应急预案", "记者从发布会上了解到", "目前各项工作进展顺利", "有关负责人介绍了具体情况", "今后还将进一步扩大范围",
        "这是近年来规模最大的一次", "群众反映强烈的问题得到解决", "企业生产经营总体保持平稳", "气象台发布了大风预报", "志愿者走进社区开展服务",
        "双方就下一步合作交换意见", "新的标准从下个月起执行", "古老的村庄迎来许多游客", "孩子们在操场上跑步", "图书馆延长了开放时间",
    ];

    private static readonly string[] Readings = ["kāi", "huì", "zé", "xiào", "yù", "jiā", "gōng", "zhèng", "zhě", "jìn", "kuàng", "dà", "dào", "yáng", "qì", "shè", "jiàn", "shí", "rén", "cháng"];

    private static readonly string[] Read = ["开", "会", "责", "校", "预", "家", "工", "政", "者", "进", "况", "大", "到", "扬", "气", "社", "建", "时", "人", "长"];

    /// <summary>Three to eight different paragraphs of two to four sentences.</summary>
    public static readonly Gen<string[]> Article = Gen.Select(
        Gen.Shuffle(Clauses),
        Gen.Int[3, 8],
        Gen.Int[0, 999],
        (clauses, count, number) => Enumerable.Range(0, count)
            .Select(i => $"{clauses[2 * i % 20]}，{clauses[((2 * i) + 1) % 20]}。第{number + i}号文件指出，{clauses[((2 * i) + 7) % 20]}，{clauses[((2 * i) + 12) % 20]}。")
            .ToArray());

    /// <summary>The reading of every character that the short list knows, in brackets after it; and how many.</summary>
    public static (string[] Lines, int Count) WithPinyin(string[] article, string open, string close)
    {
        var count = 0;
        var lines = article.Select(line =>
        {
            var annotated = new StringBuilder();
            foreach (var c in line)
            {
                annotated.Append(c);
                if (Array.IndexOf(Read, c.ToString()) is >= 0 and var i)
                {
                    annotated.Append(open).Append(Readings[i]).Append(close);
                    count++;
                }
            }

            return annotated.ToString();
        }).ToArray();
        return (lines, count);
    }
}
