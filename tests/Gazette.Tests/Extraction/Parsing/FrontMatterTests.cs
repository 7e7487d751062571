using Gazette.Drafts;
using Gazette.Extraction.Parsing;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class FrontMatterTests
{
    [Fact]
    public void Known_keys_fill_the_metadata_and_unknown_ones_are_left_alone()
    {
        var metadata = Read("---\ntitle: \"春耕: 全面展开\"\nsubtitle: 副题\ndate: 2022-01-29 10:30\nauthors:\n  - 张三\n  - name: 李四\nsource: 天门网\ncolumn: 要闻\nlang: zh-CN\ndraft: false\ntags: [a, b]\n---\n正文", out var body);
        Assert.Equal("春耕: 全面展开", metadata.Title);
        Assert.Equal("副题", metadata.Standfirst);
        Assert.Equal("2022-01-29 10:30", metadata.PublishedAt?.ToString());
        Assert.Equal(["张三", "李四"], metadata.Authors);
        Assert.Equal(("天门网", "要闻", "zh-Hans"), (metadata.Source, metadata.Column, metadata.Language));
        Assert.Equal("正文", body);
    }

    [Theory]
    [InlineData("---\r\ntitle: A\r\n---\r\nText", "Text")]
    [InlineData("---\ntitle: A\n...\nText", "Text")]
    [InlineData("---\n---\nText", "Text")]
    [InlineData("---\n# a comment\ntitle: A\n---", "")]
    [InlineData("---\n\nA rule, then prose.\n\n---\n", "---\n\nA rule, then prose.\n\n---\n")]
    [InlineData("# Title\n\n---\na: b\n---\n", "# Title\n\n---\na: b\n---\n")]
    [InlineData("", "")]
    public void Stands_between_two_lines_of_dashes_at_the_head(string text, string expected)
    {
        Read(text, out var body);
        Assert.Equal(expected, body);
    }

    [Theory]
    [InlineData("---\ntitle: a: b\n---\n", "line 2", "quotes")]
    [InlineData("---\ntitle: A\nsource: \"open\n---\n", "line", "quotes")]
    [InlineData("---\ntitle: A\nno end", "line 1", "Close it")]
    [InlineData("---\na: &x 1\nb: *x\n---\n", "line 2", "aliases")]
    [InlineData("---\na:\n  b:\n    c:\n      d:\n        e: 1\n---\n", "line", "the limit is 4")]
    [InlineData("---\ntitle: A\n\tbad: tab\n---\n", "line 3", "quotes")]
    [InlineData("---\ntitle: \"\\UFFFFFFFF\"\n---\n", "line", "character itself")]
    [InlineData("---\ntitle: A\nauthor: [\n> B\n---\n", "line", "hold a bracket")]
    public void A_broken_one_is_refused_with_its_line_and_a_remedy(string text, string line, string remedy)
    {
        Assert.False(FrontMatter.TrySplit(text, new Metadata(), new RepairReport(), out _, out var rejection));
        Assert.Equal(RejectionReason.FrontMatterInvalid, rejection.Reason);
        Assert.Contains(line, rejection.Detail, StringComparison.Ordinal);
        Assert.Contains(remedy, rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+++\ntitle = \"水渠清淤\"\ndate = 2024-03-01\nauthors = [\"李谦\"]\n+++\n\n正文")]
    [InlineData("+++\r\ntitle = '水渠清淤'\r\ndate = 2024-03-01\r\ntags = [\r\n  \"a\",\r\n]\r\n\r\n[taxonomies]\r\nauthors = [\"李谦\"]\r\n[[resources]]\r\ntitle = \"x\"\r\n+++\r\n\r\n正文")]
    [InlineData("+++\n# of Zola\ntitle = \"水渠清淤\"\ndescription = \"\"\"\n多行 \"引\"\n说明\"\"\"\ndate = 2024-03-01\n[extra]\nauthor = \"李谦\"\n+++\n正文")]
    [InlineData("title: 水渠清淤\ndate: 2024-03-01\nauthor: 李谦\ntags:\n- 农业\n---\n\n正文")]
    [InlineData("date: 2024-03-01\ncategories: [镇务]\ntitle: 水渠清淤\nauthor: 李谦\n---\n正文")]
    [InlineData("title: 水渠清淤\nauthor: 李谦\ndate: 2024-03-01\n\n正文")]
    [InlineData("标题：水渠清淤\n作者：李谦\n日期：2024-03-01\n\n正文")]
    [InlineData("---\ntitle：水渠清淤\ndate：2024-03-01\nauthor：李谦\n---\n正文")]
    [InlineData("---\n标题：水渠清淤\n日期： 2024-03-01\n作者： 李谦\n---\n正文")]
    [InlineData("{\n  \"title\": \"水渠清淤\",\n  \"date\": \"2024-03-01\",\n  \"author\": \"李谦\"\n}\n\n正文")]
    public void Other_generators_and_other_hands_write_it_in_other_forms(string text)
    {
        var metadata = Read(text, out var body);
        Assert.Equal(("水渠清淤", "2024-03-01", "正文"), (metadata.Title, metadata.PublishedAt?.ToString(), body.Trim()));
        Assert.Equal(["李谦"], metadata.Authors);
    }

    [Theory]
    [InlineData("title: 水渠清淤\n---\n正文")]
    [InlineData("Date: soon\n\nText")]
    [InlineData("title: A\nThe text goes on.\n---\n")]
    [InlineData("date: 2024\nauthor: B\n\nText without a title")]
    [InlineData("+++\n\n正文\n\n+++\n")]
    [InlineData("{\n  a: 1\n}\n")]
    [InlineData("通知如下：\n\n---\n\ntitle: x\n\n---\n")]
    public void Text_that_only_resembles_it_is_text(string text)
    {
        var metadata = Read(text, out var body);
        Assert.Equal(text, body);
        Assert.Null(metadata.Title);
    }

    [Theory]
    [InlineData("+++\ntitle = \"A\nno end", "never closed")]
    [InlineData("+++\ntitle = \"A\n+++\n", "cannot be read")]
    public void A_broken_one_of_another_form_is_refused_too(string text, string fault)
    {
        Assert.False(FrontMatter.TrySplit(text, new Metadata(), new RepairReport(), out _, out var rejection));
        Assert.Contains(fault, rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\ntitle: 水渠清淤\nauthor: 李谦\n---\n\n全镇水渠清淤工程本周启动。\n", "水渠清淤", "全镇水渠清淤工程本周启动。")]
    [InlineData("标题：水渠清淤\n作者：李谦\n\n水渠清淤\n\n全镇水渠清淤工程本周启动。\n", "水渠清淤", "全镇水渠清淤工程本周启动。")]
    [InlineData("#水渠清淤\n\n全镇水渠清淤工程本周启动。\n\n##一、任务\n\n先清主渠，再清支渠。\n", "水渠清淤", "全镇水渠清淤工程本周启动。|一、任务|先清主渠，再清支渠。")]
    [InlineData("# 水渠清淤\n\n全镇水渠清淤工程本周启动。\n", "水渠清淤", "全镇水渠清淤工程本周启动。")]
    [InlineData("---\ntitle: [水渠\nauthor: 李谦\n---\n\n全镇水渠清淤工程本周启动。\n", "title: [水渠", "---|全镇水渠清淤工程本周启动。")]
    public async Task Plain_text_may_have_it_too(string text, string title, string lines)
    {
        var draft = await Articles.ReadAsync("a.txt", text);
        Assert.Equal(title, draft.Metadata.Title);
        Assert.Equal(lines, string.Join('|', Gazette.Extraction.Lines.TextLines.Of(draft.Body).Select(l => l.Text).Where(t => !t.StartsWith("author", StringComparison.Ordinal))));
    }

    [Fact]
    public void More_than_fifty_keys_are_refused()
    {
        Read($"---\n{Keys(50)}---\n", out _);
        Assert.False(FrontMatter.TrySplit($"---\n{Keys(51)}---\n", new Metadata(), new RepairReport(), out _, out var rejection));
        Assert.Contains("the limit is 50", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_16_KiB_are_refused()
    {
        Assert.False(FrontMatter.TrySplit($"---\na: {new string('x', 17_000)}\n---\n", new Metadata(), new RepairReport(), out _, out var rejection));
        Assert.Contains("the limit is 16,384", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_impossible_date_is_reported()
    {
        var report = new RepairReport();
        var metadata = new Metadata();
        Assert.True(FrontMatter.TrySplit("---\ndate: 2022-02-30\n---\n", metadata, report, out _, out _));
        Assert.Null(metadata.PublishedAt);
        Assert.Equal("impossible-date", Assert.Single(report.Repairs).Rule);
    }

    [Theory]
    [InlineData("date: soon", "date: soon")]
    [InlineData("date: 03/04/2022", "date: 03/04/2022")]
    [InlineData("language: Chinese (simplified)", "language: Chinese (simplified)")]
    [InlineData("author: https://example.org/jane", "author: https://example.org/jane")]
    [InlineData("title:\n  main: A", "title: {...}")]
    [InlineData("title: [A, B]", "title: A, B")]
    public void A_value_that_its_key_cannot_have_is_reported_with_the_key(string line, string expected)
    {
        var report = new RepairReport();
        Assert.True(FrontMatter.TrySplit($"---\n{line}\n---\n", new Metadata(), report, out _, out _));
        var repair = Assert.Single(report.Repairs);
        Assert.Equal(("front-matter-value", false, expected), (repair.Rule, repair.Certain, repair.Samples[0].Before));
    }

    [Theory]
    [InlineData("language: zh")]
    [InlineData("language: pt-BR")]
    [InlineData("date: 2001-12-14t21:59:43.10-05:00")]
    [InlineData("date: 20220129")]
    [InlineData("date:")]
    [InlineData("title: ~")]
    [InlineData("layout: {a: {b: 1}}")]
    [InlineData("colour: [red, green]")]
    public void A_value_that_fits_and_a_key_that_is_unknown_are_not(string line)
    {
        var report = new RepairReport();
        Assert.True(FrontMatter.TrySplit($"---\n{line}\n---\n", new Metadata(), report, out _, out _));
        Assert.Empty(report.Repairs);
    }

    [Fact]
    public async Task What_it_says_wins_over_the_text()
    {
        var draft = await Articles.ReadAsync("a.md", "---\ntitle: 春耕全面展开\ndate: 2022-01-29\nauthor: 王帅\nsource: 云溪日报\nlanguage: zh-Hant\n---\n# 另一个标题\n\n发布时间：2020-05-05　来源：别处日报　作者：李四\n\n会议于昨日召开，部署有关工作。");
        var metadata = draft.Metadata;
        Assert.Equal(("春耕全面展开", "2022-01-29", "云溪日报", "zh-Hant"), (metadata.Title, metadata.PublishedAt?.ToString(), metadata.Source, metadata.Language));
        Assert.Equal(["王帅"], metadata.Authors);
    }

    private static string Keys(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"k{i}: v\n"));

    private static Metadata Read(string text, out string body)
    {
        var metadata = new Metadata();
        Assert.True(FrontMatter.TrySplit(text, metadata, new RepairReport(), out body, out var rejection), rejection?.Detail);
        return metadata;
    }
}
