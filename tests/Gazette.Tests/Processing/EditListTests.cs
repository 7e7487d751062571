using System.Text;
using CsCheck;
using Gazette.Articles;
using Gazette.Articles.Edits;
using Gazette.Cleaning;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Processing;
using Gazette.Sanitizing;

namespace Gazette.Tests;

/// <summary>Applied to the draft's text, the list of edits gives the published text, whatever was uploaded.</summary>
public sealed class EditListTests
{
    public static TheoryData<string> Files
    {
        get
        {
            var root = ExtractionCaseTests.RepositoryRoot();
            var cases = Directory.GetFiles(Path.Combine(root, "tests", "Gazette.Tests", "Cases"), "input.*", SearchOption.AllDirectories);
            var seeds = Directory.GetFiles(Path.Combine(root, "seeds"), "*", SearchOption.AllDirectories);
            return [.. cases.Concat(seeds).Select(f => Path.GetRelativePath(root, f)).Order(StringComparer.Ordinal)];
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Is_complete_for_every_case_and_seed(string path)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(ExtractionCaseTests.RepositoryRoot(), path), TestContext.Current.CancellationToken);
        var (article, rejection) = await Desk().ProcessAsync(Uploads.Of(Path.GetFileName(path), bytes), TestContext.Current.CancellationToken);
        Assert.True(article is not null ^ rejection is not null);
        if (article is not null)
            AssertComplete(article.Edits!, article.Text);
    }

    [Fact]
    public void Agrees_with_the_report_on_damaged_text() =>
        Gen.Select(DamagedText.Article, Gen.Int[0, 5], Gen.Bool).Sample(
            (article, form, isTwice) =>
            {
                var damaged = DamagedText.WithPinyin(article, "(", ")").Lines;
                damaged[0] = "字体：大 中 小　" + damaged[0];
                damaged[^1] += form switch { 0 => "（责任编辑：李四）", 1 => "&amp;nbsp;", 2 => "\u200B", 3 => "打?。?span id=\"printapp\">", _ => "某?。？某" };
                var draft = Drafts.OfLines([.. damaged, .. isTwice ? damaged : [], "分享到：微信 微博"]);
                var (list, published) = Edited(draft);
                AssertComplete(list, published);
                AssertAgrees(list, draft.Report);
            },
            iter: 300);

    [Fact]
    public void Is_complete_whatever_the_input() => HtmlMutations.ParsedHtml.Sample(
        html =>
        {
            var (list, published) = Edited(Drafts.OfHtml("<!DOCTYPE html><body>" + html));
            Assert.True(list.IsDetailed);
            Assert.Equal(published, list.Apply());
        },
        iter: 2000);

    [Fact]
    public void An_edit_across_markup_is_one_edit_of_two_pieces()
    {
        var (list, _) = Edited(Drafts.OfHtml("<body><p>市政府(shì<b>zhèng</b>)办公室(shì)发布(fā)通知(tōng)会议(huì)精神(jīng)要求(yāo)各部门(mén)落实(luò)责任(zé)。</p>"));
        var pieces = list.Edits.GroupBy(e => e.Number).ToList();
        Assert.All(pieces, p => Assert.Single(p.Select(e => e.Rule).Distinct()));
        Assert.Equal(Enumerable.Range(1, pieces.Count), list.Edits.Select(e => e.Number).Distinct());
    }

    [Fact]
    public async Task Says_what_was_chosen_and_left_out()
    {
        const string html = """
            <body><div class="nav"><a href="/">首页</a> <a href="/news">新闻</a></div>
            <h1>滨河公园夜间照明开始试运行</h1><div>发布时间：2024-05-06　来源：江城日报</div>
            <div id="zoom"><div class="TRS_Editor wide"><p>滨河公园的夜间照明昨晚开始试运行，沿河两公里步道全部亮灯，市民可以在晚上十点以前散步和跑步。</p>
            <p>公园管理处说，灯光按季节调整，试运行期间欢迎市民提出意见，半个月后将公布正式的开放时间安排。</p></div></div>
            <div class="footer">本站由市信息中心维护</div>
            """;
        var (article, _) = await Desk().ProcessAsync(Uploads.Of("a.html", Encoding.UTF8.GetBytes(html)), TestContext.Current.CancellationToken);
        var list = article!.Edits!;
        Assert.Equal("div#zoom > div.TRS_Editor", list.Block);
        Assert.Equal(
            [new("首页 新闻", EditList.LeftOutBlocks), new("滨河公园夜间照明开始试运行", EditList.Fields), new("发布时间：2024-05-06　来源：江城日报", EditList.Fields), new("本站由市信息中心维护", EditList.LeftOutBlocks)],
            list.LeftOutLines.Select(line => new LeftOutLine(line.Text, line.Rule)));
        Assert.Equal(list.LeftOutLines.Sum(l => l.Text.Length), list.LeftOutLength);
        Assert.DoesNotContain("来源", list.Draft, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_beyond_all_measure_is_one_entry_that_says_so()
    {
        var lines = Enumerable.Range(0, EditList.MaxEntries / 10).Select(i => $"第{i}行" + string.Concat(Enumerable.Repeat("字\u200B", 11)) + "。");
        var (list, published) = Edited(Drafts.OfLines(lines));
        Assert.Equal(EditList.TooMany, Assert.Single(list.Edits).Rule);
        Assert.False(list.IsDetailed);
        Assert.Equal(published, list.Apply());
    }

    [Fact]
    public async Task A_doubtful_place_is_in_the_list_and_in_the_articles_report()
    {
        const string text = "关于调整公交线路的通知\n发布时间：2024-05-06\n\n自下月起，四路公交车改走滨河路，途经图书馆?。?各站点的首末班时间不变，请市民留意。";
        var (article, _) = await Desk().ProcessAsync(Uploads.Of("a.txt", Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
        Assert.True(article!.NeedsReview);
        var place = Assert.Single(article.Edits!.Edits, e => !e.Certain);
        Assert.Equal(("lost-bytes", place.After), (place.Rule, place.Before));
        Assert.Equal(place.Before, article.Text.Substring(place.Position, place.Before.Length));
        var sample = Assert.Single(Assert.Single(article.Repairs, r => !r.Certain).Samples);
        Assert.Contains(sample.Before, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_of_a_list_are_layout()
    {
        var (list, published) = Edited(Drafts.OfHtml("<p>To do:</p><ol><li>a<li>3 b<li><ol><li>cc</ol></ol>"));
        Assert.Equal("To do:\n\n1. a\n\n2. 3 b\n\n3. 1. cc", published);
        AssertComplete(list, published);
        Assert.All(list.Edits, e => Assert.DoesNotContain(e.After, char.IsLetter));
    }

    [Fact]
    public void An_entry_that_does_not_fit_is_told()
    {
        var list = new EditList { Block = "body", LeftOutLength = 0, Draft = "abc", Edits = [new Edit(1, 2, "b", "", "x", true)] };
        Assert.Null(list.Apply());
        Assert.Null((list with { Edits = [new Edit(1, 9, "", "x", "x", true)] }).Apply());
    }

    private static readonly CleaningRules Rules = new();

    private static ArticleProcessor Desk() => new(new Site("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc), Rules, TimeProvider.System);

    private static (EditList List, string Published) Edited(Draft draft)
    {
        var page = Rules.RepairText(draft);
        var extracted = DraftText.Of(draft, page);
        Rules.RepairBlocks(draft);
        new ArticleSanitizer().Sanitize(draft);
        var published = BlockText.Of(draft.Body);
        return (extracted.EditsTo(published, draft.Report), published);
    }

    private static void AssertComplete(EditList list, string published)
    {
        Assert.True(list.IsDetailed);
        Assert.Equal(published, list.Apply());
        // Layout moves space; were it to take words, a rule would have worked unsaid.
        Assert.All(list.Edits.Where(e => e.Rule == EditList.Layout), e => Assert.DoesNotContain(e.Before, char.IsLetter));
    }

    private static void AssertAgrees(EditList list, RepairReport report)
    {
        var listed = list.Edits.Where(e => e.Rule != EditList.Layout).DistinctBy(e => e.Number).CountBy(e => (e.Rule, e.Certain)).ToDictionary();
        Assert.Equal(report.Repairs.ToDictionary(r => (r.Rule, r.Certain), r => r.Count), listed);
    }
}
