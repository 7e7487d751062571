using CsCheck;
using Gazette.Text;

namespace Gazette.Tests;

public sealed class TextComparisonTests
{
    private static readonly string[] Pieces = ["市图书馆", "开放", "，", "library", " ", "hours", "\n\n", "😀", "。"];
    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 30].Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));

    [Fact]
    public void Both_texts_can_be_put_together_from_the_changes() => Gen.Select(Texts, Texts).Sample((from, to) =>
    {
        var changes = TextComparison.Of(from, to);
        return from == string.Concat(changes.Where(c => c.Kind != "added").Select(c => c.Text))
            && to == string.Concat(changes.Where(c => c.Kind != "removed").Select(c => c.Text));
    });

    [Fact]
    public void Han_text_is_compared_by_characters_and_other_text_by_words()
    {
        Assert.Equal(
            [new("same", "开放到晚上"), new("removed", "九"), new("added", "十"), new("same", "点")],
            TextComparison.Of("开放到晚上九点", "开放到晚上十点"));
        Assert.Equal(
            [new("same", "open until "), new("removed", "nine"), new("added", "ten"), new("same", " o'clock")],
            TextComparison.Of("open until nine o'clock", "open until ten o'clock"));
    }

    [Fact]
    public void A_paragraph_that_was_added_is_added_as_a_whole() => Assert.Equal(
        [new("same", "一。\n\n"), new("added", "二。\n\n"), new("same", "三。")],
        TextComparison.Of("一。\n\n三。", "一。\n\n二。\n\n三。"));

    [Fact]
    public void The_same_text_has_no_changes() => Assert.Equal([new("same", "一。")], TextComparison.Of("一。", "一。"));

    [Fact]
    public void Texts_that_would_take_too_long_are_shown_as_replaced()
    {
        var (from, to) = (string.Concat(Enumerable.Repeat("一。\n", 20_000)), string.Concat(Enumerable.Repeat("二。\n", 20_000)));
        Assert.Equal([new("removed", from), new("added", to)], TextComparison.Of(from, to));
    }
}
