using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class ProgramLinesTests
{
    private const string Text = "昨天上午，市水务局组织对十二座闸门进行了检修。";

    [Theory]
    [InlineData("var cpro_id = \"u1234567\";")]
    [InlineData("document.write(unescape(\"%3Cscript src='x.js'%3E%3C/script%3E\"));")]
    [InlineData("window._bd_share_config={\"common\":{\"bdText\":\"\",\"bdMini\":\"2\"},\"share\":{}};")]
    [InlineData("$(document).ready(function(){ $(\".hits\").load(\"/count.asp?id=12\"); });")]
    [InlineData("(adsbygoogle = window.adsbygoogle || []).push({});")]
    [InlineData(".content p{line-height:2em;text-indent:2em;} .content img{max-width:100%;}")]
    [InlineData("/* Style Definitions */ table.MsoNormalTable {mso-style-name:普通表格; mso-style-noshow:yes; font-family:\"Calibri\",\"sans-serif\";}")]
    [InlineData("Normal 0 7.8 磅 0 2 false false false EN-US ZH-CN X-NONE MicrosoftInternetExplorer4")]
    public void A_line_that_is_a_program_goes(string line)
    {
        var draft = Drafts.OfLines([Text, line]);
        new CleaningRules().RepairText(draft);
        Assert.Equal(Text, draft.Body.TextContent.Trim());
        Assert.Contains(draft.Report.Repairs, r => r is { Rule: "program-lines", Certain: true });
    }

    [Theory]
    [InlineData("The set is {a: 1; b: 2} and it may not change.")]
    [InlineData("$50 (about £40); that is all we had.")]
    [InlineData("let us go (it is late);")]
    [InlineData("价格=成本+利润（不含税）；")]
    [InlineData("Opening hours {summer}: 9 to 6; {winter}: 10 to 4")]
    public void Text_with_braces_and_signs_stays(string line)
    {
        var draft = Drafts.OfLines([Text, line]);
        new CleaningRules().RepairText(draft);
        Assert.Contains(line, draft.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_about_programs_keeps_them()
    {
        const string line = "var total = \"0\";";
        var draft = Drafts.OfLines(["本节介绍 JavaScript 的变量。", line]);
        new CleaningRules().RepairText(draft);
        Assert.Contains(line, draft.Body.TextContent, StringComparison.Ordinal);
    }
}
