using CsCheck;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Cleaning;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Processing;
using Gazette.Sanitizing;
using Gazette.Uploads;

namespace Gazette.Tests.Correcting;

/// <summary>Whatever is undone, the list of edits is true, and nothing else has changed.</summary>
public sealed class UndoPropertyTests
{
    private const int PerFile = 8;

    private static readonly CleaningRules Rules = new();

    public static TheoryData<string> Files => EditListTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Any_one_edit_can_be_undone(string path)
    {
        var upload = Read(path);
        if ((await Desk.ProcessAsync(upload)).Article is not { } first)
            return;
        var numbers = Undoable(first.Edits!);
        foreach (var number in numbers.Where((_, i) => i % Math.Max(1, numbers.Count / PerFile) == 0))
        {
            var copy = await Desk.ProcessAsync(upload, first.Undo(number));
            AssertTrue(copy.Article!, first);
            Assert.True(copy.Article!.Edits!.Undone.Any(u => u.Number == number) ^ copy.Stale.Count == 1, $"edit {number}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Without_all_edits_the_drafts_text_is_left_save_layout(string path)
    {
        var upload = Read(path);
        if ((await Desk.ProcessAsync(upload)).Article is not { } first)
            return;
        var copy = await Desk.ProcessAsync(upload, first.Undo([.. Undoable(first.Edits!)]));
        Assert.Empty(copy.Stale);
        AssertTrue(copy.Article!, first);
        Assert.All(copy.Article!.Edits!.Edits, e => Assert.True(e.Rule == EditList.Layout || e.Before == e.After));
    }

    [Fact]
    public void Any_share_of_the_edits_of_damaged_text_can_be_undone() =>
        Gen.Select(DamagedText.Article, Gen.Int[0, 5], Gen.Bool, Gen.Int[1, 4], Gen.Int[0, 3]).Sample(
            (article, form, isTwice, every, first) =>
            {
                var damaged = DamagedText.WithPinyin(article, "(", ")").Lines;
                damaged[0] = "字体：大 中 小　" + damaged[0];
                damaged[^1] += form switch { 0 => "（责任编辑：李四）", 1 => "&amp;nbsp;", 2 => "\u200B", 3 => "打?。?span id=\"printapp\">", _ => "某?。？某" };
                AssertUndone(() => Drafts.OfLines([.. damaged, .. isTwice ? damaged : [], "分享到：微信 微博"]), every, first);
            },
            iter: 200);

    [Fact]
    public void Any_share_of_the_edits_can_be_undone_whatever_the_input() => Gen.Select(HtmlMutations.ParsedHtml, Gen.Int[1, 4], Gen.Int[0, 3]).Sample(
        (html, every, first) => AssertUndone(() => Drafts.OfHtml("<!DOCTYPE html><body>" + html), every, first), iter: 1000);

    private static void AssertUndone(Func<Draft> make, int every, int from)
    {
        var (machine, published) = Edited(make(), [], out _);
        Assert.Equal(published, machine.Apply());
        Assert.Null(ArticleCorrections.None.UndoEdits([.. Undoable(machine).Where((_, i) => i % every == from % every)], machine, out var corrections));
        var (list, text) = Edited(make(), corrections.Undone, out var repairs);
        Assert.True(list.IsDetailed);
        Assert.Equal(text, list.Apply());
        Assert.Equal(machine.Draft, list.Draft);
        Assert.Equal(Counts(repairs.Where(r => r.Certain)), Counts(list.Edits.Where(e => e.Certain && e.Rule != EditList.Layout).DistinctBy(e => e.Number)));
        Assert.Equal(Numbers(machine), Numbers(list));
    }

    private static (EditList List, string Published) Edited(Draft draft, IReadOnlyList<Undo> undo, out IReadOnlyList<Repair> repairs)
    {
        var page = Rules.RepairText(draft);
        var extracted = DraftText.Of(draft, page);
        Rules.RepairBlocks(draft);
        var undone = new EditReverter(extracted, draft.Report, []).Apply(undo);
        // Before the sanitizer, whose report on links and pictures is about no edits.
        repairs = draft.Report.Repairs;
        new ArticleSanitizer().Sanitize(draft);
        var published = BlockText.Of(draft.Body);
        return (extracted.EditsTo(published, draft.Report) with { Undone = undone }, published);
    }

    private static void AssertTrue(Article article, Article first)
    {
        var list = article.Edits!;
        Assert.True(list.IsDetailed);
        Assert.Equal(article.Text, list.Apply());
        Assert.Equal(first.Edits!.Draft, list.Draft);
        Assert.Equal(Numbers(first.Edits), Numbers(list));
        Assert.Empty(list.Edits.Select(e => e.Number).Intersect(list.Undone.Select(u => u.Number)));
        Assert.All(list.Undone, u => Assert.InRange(u.Start + u.Length, 0, list.Draft.Length));
        // What was put back may hold a link or a picture that the sanitizer has something to say about.
        var rules = first.Edits.Edits.Select(e => e.Rule).ToHashSet(StringComparer.Ordinal);
        var lost = Of(first) - Of(article);
        int Of(Article one) => one.Repairs.Where(r => rules.Contains(r.Rule)).Sum(r => r.Count);
        Assert.Equal(list.Undone.Count, lost);
    }

    private static Dictionary<string, int> Counts(IEnumerable<Repair> repairs) => repairs.ToDictionary(r => r.Rule, r => r.Count);

    private static Dictionary<string, int> Counts(IEnumerable<Edit> edits) => edits.CountBy(e => e.Rule).ToDictionary();

    private static List<int> Numbers(EditList list) =>
        [.. list.Edits.Where(e => e.Rule != EditList.Layout).Select(e => e.Number).Concat(list.Undone.Select(u => u.Number)).Distinct().Order()];

    private static List<int> Undoable(EditList list) =>
        [.. list.Edits.Where(e => e.Rule != EditList.Layout && e.Before != e.After).Select(e => e.Number).Distinct()];

    private static Upload Read(string path) =>
        Uploads.Of(Path.GetFileName(path), File.ReadAllBytes(Path.Combine(ExtractionCaseTests.RepositoryRoot(), path)));
}
