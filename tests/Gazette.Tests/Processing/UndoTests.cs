using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Storage;
using Gazette.Uploads;

namespace Gazette.Tests.Correcting;

public sealed class UndoTests
{
    // Every rule that changes an article's text acts somewhere in these, on what undoing must bring back as it was.
    public static TheoryData<string, string, string> Rules => new()
    {
        { "pinyin-annotations", "<p>本市昨日召开(kāi)防汛工作会(huì)议，部署汛期各(gè)项工作。各部门(mén)要提前做好准备，水利局负责(zé)人介绍了情况。</p>", "会(huì)议" },
        { "pinyin-annotations", "<p>本市昨日召开(kāi)防汛工作会(hu<b>ì)</b>议，部署汛期各(gè)项工作。各部门(mén)要提前做好准备，水利局负责(zé)人介绍了情况。</p>", "会(huì)议" },
        { "mojibake", "<p>本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达。</p><p>æœ¬æŠ¥è®¯ï¼Œå¸‚æ°”è±¡å±€ä»Šæ—¥å‘å¸ƒæ¶ˆæ¯ã€‚</p>", "æœ¬æŠ¥è®¯" },
        { "invisible-characters", "<p>本报讯，市气象局昨日发布消息称，强冷空\u200B气将于周末抵达，气温下降八到十度。</p>", "空\u200B气" },
        { "canonical-forms", "<p>本报讯，市气象局昨日发布消息称，Cafe\u0301将于周末开张，供应面包和咖啡。</p>", "Cafe\u0301" },
        { "doubled-entities", "<p>本报讯，市气象局昨日发布消息称，&amp;ldquo;强冷空气&amp;rdquo;将于周末抵达。</p>", "&rdquo;将" },
        { "broken-tags", "<p>本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达。span id=\"content\"&gt;市民出行请注意保暖。</p>", "span id=\"content\">市民" },
        { "lost-bytes", "打?。?span id=\"printapp\"&gt;\n本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达，气温下降八到十度。", "打?。?" },
        { "half-width-punctuation", "<p>本报讯,市气象局昨日发布消息称,强冷空气将于周末抵达,气温下降八到十度,市民出行请注意保暖。</p><p>各部门已经做好准备,确保供暖。</p>", "保暖。" },
        { "page-furniture", "<p>本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达，气温下降八到十度。</p><p>分享到：微信 微博 QQ空间</p>", "分享到：微信" },
        { "page-furniture", "<p>本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达，气温下降八到十度。（责任编辑：王小明）</p>", "责任编辑：王小明" },
        { "page-furniture", "<p>本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达，气温下降八到十度。<br>【打印本页】【关闭窗口】<br>市民出行请注意保暖，各部门已经做好准备，确保供暖。</p>", "【打印本页】【关闭窗口】" },
        { "repeated-passages", "<p>本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达，气温下降八到十度，市民出行请注意保暖。</p><p>本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达，气温下降八到十度，市民出行请注意保暖。</p>", "保暖。\n\n本报讯" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Brings_back_what_a_rule_has_changed(string rule, string text, string restored)
    {
        var first = (await Desk.ProcessAsync("a.html", text)).Article!;
        var mine = first.Edits!.Edits.Where(e => e.Rule == rule && e.Certain).Select(e => e.Number).Distinct().ToArray();
        Assert.NotEmpty(mine);
        if (rule != "half-width-punctuation")
            Assert.DoesNotContain(restored, first.Text, StringComparison.Ordinal);
        var copy = await Desk.ProcessAsync("a.html", text, first.Undo(mine));
        Assert.Empty(copy.Stale);
        Assert.Contains(restored, copy.Article!.Text, StringComparison.Ordinal);
        Assert.Equal(mine, copy.Article.Edits!.Undone.Select(u => u.Number));
        Assert.DoesNotContain(copy.Article.Repairs, r => r.Rule == rule && r.Certain);
        Assert.Equal(copy.Article.Text, copy.Article.Edits.Apply());
    }

    [Fact]
    public async Task One_reading_of_the_owners_page_comes_back_and_nothing_else_changes()
    {
        var upload = OwnersPage();
        var first = (await Desk.ProcessAsync(upload)).Article!;
        var edit = first.Edits!.Edits.First(e => e.Before == "(kāi)");
        var copy = await Desk.ProcessAsync(upload, first.Undo(edit.Number));
        Assert.Empty(copy.Stale);
        var at = copy.Article!.Text.IndexOf("(kāi)", StringComparison.Ordinal);
        Assert.Equal(first.Text, copy.Article.Text.Remove(at, 5));
        Assert.Equal(edit.Number, Assert.Single(copy.Article.Edits!.Undone).Number);
        Assert.Equal("(kāi)", copy.Article.Edits.Draft.Substring(copy.Article.Edits.Undone[0].Start, copy.Article.Edits.Undone[0].Length));
        Assert.Equal(465, copy.Article.Repairs.Single(r => r.Rule == "pinyin-annotations").Count);
        Assert.Equal(Numbers(first), Numbers(copy.Article));
        Assert.Contains("(kāi)", copy.Article.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_repeated_run_of_the_owners_page_comes_back_as_a_whole_or_by_lines()
    {
        var upload = OwnersPage();
        var first = (await Desk.ProcessAsync(upload)).Article!;
        var run = first.Edits!.Edits.Where(e => e.Rule == "repeated-passages").Select(e => e.Number).Distinct().ToArray();
        Assert.Equal(4, run.Length);
        var whole = (await Desk.ProcessAsync(upload, first.Undo(run))).Article!;
        Assert.Equal(9, whole.Text.Split("\n\n").Length);
        Assert.Equal(4, whole.Text.Split("\n\n").GroupBy(b => b).Count(g => g.Count() == 2));
        Assert.DoesNotContain(whole.Repairs, r => r.Rule == "repeated-passages");
        var line = (await Desk.ProcessAsync(upload, first.Undo(run[1]))).Article!;
        Assert.Equal(6, line.Text.Split("\n\n").Length);
        Assert.Equal(3, line.Repairs.Single(r => r.Rule == "repeated-passages").Count);
    }

    [Fact]
    public async Task A_furniture_line_of_the_owners_page_comes_back_at_its_place()
    {
        var upload = OwnersPage();
        var first = (await Desk.ProcessAsync(upload)).Article!;
        var line = first.Edits!.Edits.First(e => e.Rule == "page-furniture" && e.Before.Contains("二維碼", StringComparison.Ordinal));
        var copy = await Desk.ProcessAsync(upload, first.Undo(line.Number));
        Assert.Empty(copy.Stale);
        Assert.Equal(first.Text.Split("\n\n").Length + 1, copy.Article!.Text.Split("\n\n").Length);
        Assert.Single(copy.Article.Text.Split("\n\n"), b => b == line.Before.Trim());
    }

    [Fact]
    public async Task An_undone_edit_can_be_done_again()
    {
        var upload = OwnersPage();
        var first = (await Desk.ProcessAsync(upload)).Article!;
        var numbers = first.Edits!.Edits.Where(e => e.Rule == "pinyin-annotations").Select(e => e.Number).Take(3).ToArray();
        var three = (await Desk.ProcessAsync(upload, first.Undo(numbers))).Article!;
        var one = (await Desk.ProcessAsync(upload, three.Undo(numbers[1]))).Article!;
        Assert.Equal(one.Text, (await Desk.ProcessAsync(upload, first.Undo(numbers[1]))).Article!.Text);
        Assert.Equal(first.Text, (await Desk.ProcessAsync(upload, one.Undo())).Article!.Text);
    }

    [Fact]
    public async Task An_undone_edit_is_found_again_in_a_changed_upload()
    {
        const string text = "<p>本市昨日召开(kāi)防汛工作会(huì)议，部署汛期各(gè)项工作。各部门(mén)要提前做好准备，水利局负责(zé)人介绍了情况。</p>";
        var first = (await Desk.ProcessAsync("a.html", text)).Article!;
        var undo = first.Undo(first.Edits!.Edits.Single(e => e.Before == "(gè)").Number);
        var changed = "<p>记者张(zhāng)三从会上了解到，长江沿线均已落实责任人，一切准备就绪。</p>" + text.Replace("准备", "预备", StringComparison.Ordinal);
        var copy = await Desk.ProcessAsync("a.html", changed, undo);
        Assert.Empty(copy.Stale);
        Assert.Contains("各(gè)项", copy.Article!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("(zhāng)", copy.Article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_like_edits_the_same_one_is_found_again()
    {
        const string like = "各(gè)项工作都要抓紧，";
        const string head = "<p>本市昨日召开(kāi)防汛工作会(huì)议，各部门(mén)要提前做好准备，水利局负责(zé)人介绍了情况。";
        var text = $"{head}{like}{like}{like}{like}{like}请遵照执行。</p>";
        var first = (await Desk.ProcessAsync("a.html", text)).Article!;
        var undo = first.Undo(first.Edits!.Edits.Where(e => e.Before == "(gè)").ElementAt(3).Number);
        Assert.Equal((1, 2), (undo.Undone[0].Ordinal, undo.Undone[0].Count));
        var copy = await Desk.ProcessAsync("a.html", text, undo);
        Assert.Contains("情况。各项工作都要抓紧，各项工作都要抓紧，各项工作都要抓紧，各(gè)项工作都要抓紧，各项", copy.Article!.Text, StringComparison.Ordinal);
        var more = await Desk.ProcessAsync("a.html", $"{head}{like}{like}{like}{like}{like}{like}请遵照执行。</p>", undo);
        Assert.Equal("undo", Assert.Single(more.Stale).Correction);
        Assert.DoesNotContain("gè", more.Article!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_file_no_longer_has_is_told()
    {
        const string text = "<p>本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达，气温下降八到十度。</p><p>分享到：微信 微博 QQ空间</p>";
        var first = (await Desk.ProcessAsync("a.html", text)).Article!;
        var undo = first.Undo(first.Edits!.Edits.Single(e => e.Rule == "page-furniture").Number);
        var copy = await Desk.ProcessAsync("a.html", text.Replace("QQ空间", "朋友圈", StringComparison.Ordinal), undo);
        var stale = Assert.Single(copy.Stale);
        Assert.Equal("undo", stale.Correction);
        Assert.Contains("page-furniture", stale.Detail, StringComparison.Ordinal);
        Assert.Contains("分享到：微信 微博 QQ空间", stale.Detail, StringComparison.Ordinal);
        Assert.Empty(copy.Article!.Edits!.Undone);
    }

    [Fact]
    public async Task What_stands_in_a_removed_line_comes_back_with_it_only()
    {
        var upload = OwnersPage();
        var first = (await Desk.ProcessAsync(upload)).Article!;
        var list = first.Edits!;
        var removal = list.Edits.First(e => e.Rule == "repeated-passages");
        var inside = list.Edits.Last(e => e.Rule == "pinyin-annotations" && e.Position >= removal.Position && e.Number < removal.Number).Number;
        var hidden = await Desk.ProcessAsync(upload, first.Undo(inside));
        Assert.Contains($"edit {removal.Number} has removed", Assert.Single(hidden.Stale).Detail, StringComparison.Ordinal);
        Assert.Equal(first.Text, hidden.Article!.Text);
        var both = await Desk.ProcessAsync(upload, first.Undo(inside, removal.Number));
        Assert.Empty(both.Stale);
        Assert.Equal([inside, removal.Number], both.Article!.Edits!.Undone.Select(u => u.Number));
    }

    [Fact]
    public async Task An_edit_of_an_edits_result_goes_with_it()
    {
        const string text = "<p>本报讯，市气象局昨日发布消息称，&amp;ld\u200Bquo;强冷空气&amp;rdquo;将于周末抵达，气温下降八到十度。</p>";
        var first = (await Desk.ProcessAsync("a.html", text)).Article!;
        Assert.Contains("“强", first.Text, StringComparison.Ordinal);
        var copy = await Desk.ProcessAsync("a.html", text, first.Undo(first.Edits!.Edits.Single(e => e.Before == "\u200B").Number));
        Assert.Contains("&ld\u200Bquo;强冷空气”将", copy.Article!.Text, StringComparison.Ordinal);
        Assert.Equal(["invisible-characters", "doubled-entities"], copy.Article.Edits!.Undone.Select(u => u.Rule));
        Assert.Equal(1, copy.Article.Repairs.Single(r => r.Rule == "doubled-entities").Count);
        Assert.DoesNotContain(copy.Article.Repairs, r => r.Rule == "invisible-characters");
    }

    [Fact]
    public async Task A_mark_on_an_edits_result_goes_with_it()
    {
        const string text = "关于调整公交线路的通知\n发布时间：2024-05-06\n\n自下月起，四路公交车改走滨河路，途经图书馆?\u200B。?各站点的首末班时间不变，请市民留意。";
        var first = (await Desk.ProcessAsync("a.txt", text)).Article!;
        Assert.True(first.NeedsReview);
        var copy = await Desk.ProcessAsync("a.txt", text, first.Undo(first.Edits!.Edits.Single(e => e.Before == "\u200B").Number));
        Assert.False(copy.Article!.NeedsReview);
        Assert.Equal(2, copy.Article.Edits!.Undone.Count);
        Assert.Single(copy.Article.Undo([.. copy.Article.Edits.Undone.Select(u => u.Number)]).Undone);
    }

    [Fact]
    public async Task The_most_that_can_be_undone_fits_a_property_of_a_row()
    {
        var upload = OwnersPage();
        var first = (await Desk.ProcessAsync(upload)).Article!;
        var numbers = first.Edits!.Edits.Where(e => e.Rule != EditList.Layout).Select(e => e.Number).Distinct().ToArray();
        Assert.True(numbers.Length > 500);
        Assert.InRange(CompressedJson.Write(first.Undo(numbers)).Length * ArticleCorrections.MaxUndone / numbers.Length, 1, 64 * 1024);
    }

    [Fact]
    public async Task Restored_markup_is_text()
    {
        const string text = "<p>本报讯，市气象局昨日发布消息称，强冷空气将于周末抵达。&lt;img src=\"x\" onerror=\"alert(1)\"&gt;市民出行请注意保暖。</p>";
        var first = (await Desk.ProcessAsync("a.html", text)).Article!;
        Assert.DoesNotContain("onerror", first.Text, StringComparison.Ordinal);
        var copy = await Desk.ProcessAsync("a.html", text, first.Undo(first.Edits!.Edits.Single(e => e.Rule == "broken-tags").Number));
        Assert.Contains("&lt;img src=\"x\" onerror=\"alert(1)\"&gt;", copy.Article!.Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", copy.Article.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_cannot_be_undone_are_refused_with_the_reason()
    {
        const string text = "关于调整公交线路的通知\n发布时间：2024-05-06\n\n　　自下月起，四路公交车改走滨河路，途经图书馆?。?各站点的首末班时间不变，请市民留意。";
        var article = (await Desk.ProcessAsync("a.txt", text)).Article!;
        var list = article.Edits! with { Edits = [.. article.Edits!.Edits, new Edit(90, 0, "", " ", EditList.Layout, Certain: true)] };
        Assert.Contains("does not have", ArticleCorrections.None.UndoEdits([99], list, out _), StringComparison.Ordinal);
        Assert.Contains("layout", ArticleCorrections.None.UndoEdits([90], list, out _), StringComparison.Ordinal);
        Assert.Contains("accept", ArticleCorrections.None.UndoEdits([list.Edits.Single(e => !e.Certain).Number], list, out var same), StringComparison.Ordinal);
        Assert.True(same.IsEmpty);
        Assert.Contains("too long", ArticleCorrections.None.UndoEdits([1], list with { Edits = [new Edit(1, 0, list.Draft, "", EditList.TooMany, Certain: true)] }, out _), StringComparison.Ordinal);
        Assert.Contains("1001 edits; an article may have 1000", ArticleCorrections.None.UndoEdits([.. Enumerable.Range(1, 1001)], list, out _), StringComparison.Ordinal);
    }

    private static Upload OwnersPage() => Uploads.Of("000_d1170c6cd8bd98f4.txt", File.ReadAllBytes(Seeds.Path("000_d1170c6cd8bd98f4.txt")));

    private static List<int> Numbers(Article article) =>
        [.. article.Edits!.Edits.Where(e => e.Rule != EditList.Layout).Select(e => e.Number).Concat(article.Edits.Undone.Select(u => u.Number)).Distinct().Order()];
}
