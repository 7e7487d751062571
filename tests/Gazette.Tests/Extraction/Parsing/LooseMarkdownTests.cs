using Gazette.Drafts;
using Gazette.Extraction.Parsing;

namespace Gazette.Tests;

public sealed class LooseMarkdownTests
{
    [Theory]
    [InlineData("#水渠清淤安排\n\n正文。\n\n##一、任务\n\n正文。", "# 水渠清淤安排\n\n正文。\n\n## 一、任务\n\n正文。")]
    [InlineData("#水渠清淤安排\n\n正文。", "# 水渠清淤安排\n\n正文。")]
    [InlineData("正文。\n\n###Where to go\n\n正文。", "正文。\n\n### Where to go\n\n正文。")]
    [InlineData("> [!WARNING]\n> 绕行。", "> \n> 绕行。")]
    [InlineData("> [!note]- 绕行。", "> 绕行。")]
    [InlineData("[gallery ids=\"1,2\"]\n\na", "\n\na")]
    [InlineData("{% asset_img a.jpg 渠 %}\n\na", "\n\na")]
    [InlineData("{{< youtube abc >}}\n\na", "\n\na")]
    [InlineData("[caption id=\"a\" width=\"3\"]<img src=\"a.jpg\"> 现场[/caption]", "<figure><img src=\"a.jpg\"><figcaption>现场</figcaption></figure>")]
    [InlineData("[caption]![渠](a.jpg \"t\") 现场[/caption]", "<figure><img src=\"a.jpg\"><figcaption>现场</figcaption></figure>")]
    [InlineData("[embed]https://a.example/1[/embed]", "https://a.example/1")]
    [InlineData("1、先清主渠。\n2、再清支渠。", "1、先清主渠。  \n2、再清支渠。")]
    [InlineData("安排如下：\n（一）报名\n（二）审核", "安排如下：  \n（一）报名  \n（二）审核")]
    public void Is_tidied(string markdown, string expected) => Assert.Equal(expected, LooseMarkdown.Tidy(markdown, new RepairReport()));

    [Theory]
    [InlineData("#防汛安全#这个话题有许多人参加。\n\n正文。")]
    [InlineData("正文。\n\n#春灌\n\n正文。")]
    [InlineData("##一、任务\n\n正文。\n\n#榆树镇\n#春灌")]
    [InlineData("#1 in the list\n\na")]
    [InlineData("#!/bin/sh\n\na")]
    [InlineData("#hashtag\n\na")]
    [InlineData("```\n##标题\n[gallery]\n> [!NOTE]\n1、a\n2、b\n```")]
    [InlineData("~~~ md\n##标题\n```\n##标题\n~~~")]
    [InlineData("    ##标题\n    [gallery]")]
    [InlineData("图注写作 `[caption]`，标题写作 `##标题`。")]
    [InlineData("## 一、任务\n（一）报名")]
    [InlineData("| 1 | 2 |\n1、a")]
    public void Topics_code_and_the_standard_s_own_stay(string markdown)
    {
        var report = new RepairReport();
        var tidied = LooseMarkdown.Tidy(markdown, report);
        Assert.Equal(markdown.Replace("##一", "## 一", StringComparison.Ordinal), tidied);
        Assert.Empty(report.Repairs);
    }

    [Fact]
    public void What_is_taken_out_is_told()
    {
        var report = new RepairReport();
        LooseMarkdown.Tidy("[gallery ids=\"1\"]", report);
        Assert.Equal(("short-codes", "[gallery ids=\"1\"]"), (report.Repairs[0].Rule, report.Repairs[0].Samples[0].Before));
    }
}
