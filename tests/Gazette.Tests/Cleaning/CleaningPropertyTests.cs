using CsCheck;
using Gazette.Cleaning;
using Gazette.Drafts;

namespace Gazette.Tests;

public sealed class CleaningPropertyTests
{
    private const int Samples = 500;

    [Fact]
    public void Undamaged_text_passes_unchanged() => DamagedText.Article.Sample(
        article =>
        {
            var draft = Clean(Drafts.OfLines(article));
            return draft.Report.Repairs.Count == 0 && Lines(draft).SequenceEqual(article);
        },
        iter: Samples);

    [Fact]
    public void Pinyin_is_taken_out_to_the_last_character_and_counted() =>
        Gen.Select(DamagedText.Article, Gen.Int[0, 4]).Sample(
            (article, form) =>
            {
                var (open, close) = form switch { 0 => ("(", ")"), 1 => ("（", "）"), 2 => (" (", ")"), 3 => ("( ", " )"), _ => ("（\u00A0", "\u00A0）") };
                var (damaged, count) = DamagedText.WithPinyin(article, open, close);
                var draft = Clean(Drafts.OfLines(damaged));
                return Lines(draft).SequenceEqual(article) && draft.Report.Repairs.Single(r => r.Rule == "pinyin-annotations").Count == count;
            },
            iter: Samples);

    [Fact]
    public void A_run_that_stands_twice_stands_once_after() =>
        Gen.Select(DamagedText.Article, Gen.Int[0, 100], Gen.Bool).Sample(
            (article, from, withTitle) =>
            {
                var run = article[(from % article.Length)..];
                var draft = Drafts.OfLines([.. article, .. withTitle ? ["一个标题在这里"] : Array.Empty<string>(), .. run.Select(p => p.Replace("，", ", ", StringComparison.Ordinal))]);
                draft.Metadata.Title = "一个标题在这里";
                Clean(draft);
                return Lines(draft).SequenceEqual(article);
            },
            iter: Samples);

    [Fact]
    public void Furniture_around_and_glued_to_text_goes() =>
        Gen.Select(DamagedText.Article, Gen.Int[0, 4]).Sample(
            (article, form) =>
            {
                string[] damaged = form switch
                {
                    0 => ["【字体：大 中 小】", .. article, "分享到：微信 微博"],
                    1 => [.. article[..^1], article[^1] + "（责任编辑：李四）"],
                    2 => ["字体：大 中 小　" + article[0], .. article[1..]],
                    3 => ["打印", "字體:", .. article, "上一篇：一件旧事", "下一篇：没有了"],
                    _ => [.. article, "扫描二维码", "在您的设备上浏览本页", "主办：市政府办公室", "京ICP备12345678号-1"],
                };
                return Lines(Clean(Drafts.OfLines(damaged))).SequenceEqual(article);
            },
            iter: Samples);

    [Fact]
    public void Cleaning_twice_equals_once_whatever_the_input() => HtmlMutations.ParsedHtml.Sample(
        html =>
        {
            var draft = Clean(Drafts.OfHtml("<!DOCTYPE html><body>" + html));
            var once = draft.Document.DocumentElement.OuterHtml;
            return Clean(draft).Document.DocumentElement.OuterHtml == once;
        },
        iter: 2000);

    private static Draft Clean(Draft draft)
    {
        new CleaningRules().RepairText(draft);
        new CleaningRules().RepairBlocks(draft);
        return draft;
    }

    private static IEnumerable<string> Lines(Draft draft) => draft.Body.Children.Select(p => p.TextContent);
}
