using System.Text;
using CsCheck;
using Gazette.Articles;

namespace Gazette.Tests;

public sealed class SummaryTests
{
    private static readonly string[] Pieces = ["文", "字", "。", "，", "a", " ", "b.", "𠮷", "\n", "”"];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    [Fact]
    public void A_short_text_is_its_own_summary() => Assert.Equal("第一段。第二段。", Summary.Of("第一段。\n\n第二段。"));

    [Fact]
    public void Latin_blocks_are_put_together_with_a_space() => Assert.Equal("One. Two three", Summary.Of("One.\n\nTwo\nthree\n"));

    [Fact]
    public void Is_cut_where_a_sentence_ends()
    {
        var sentence = new string('文', 69) + "。";
        Assert.Equal(sentence, Summary.Of(sentence + sentence));
    }

    [Fact]
    public void Ends_in_an_ellipsis_inside_a_sentence()
    {
        var summary = Summary.Of(new string('文', 200));
        Assert.Equal(new string('文', 119) + "…", summary);
    }

    [Fact]
    public void A_sentence_that_ends_too_early_does_not_count()
    {
        var summary = Summary.Of("短句。" + new string('文', 200));
        Assert.Equal(120, summary.Length);
        Assert.EndsWith("文…", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_not_cut()
    {
        var summary = Summary.Of(string.Concat(Enumerable.Repeat("wonderful ", 40)));
        Assert.EndsWith("wonderful…", summary, StringComparison.Ordinal);
        Assert.InRange(summary.Length, 200, 240);
    }

    [Fact]
    public void A_closing_quote_stays_with_its_sentence()
    {
        var sentence = "他说：“" + new string('文', 60) + "。”";
        Assert.Equal(sentence, Summary.Of(sentence + new string('文', 100)));
    }

    [Fact]
    public void Never_exceeds_its_room_and_never_divides_a_character() =>
        Piece.Array[0, 600].Sample(
            pieces =>
            {
                var summary = Summary.Of(string.Concat(pieces));
                Assert.True(summary.EnumerateRunes().Sum(r => r.Value > 0x2E80 ? 2 : 1) <= 240, summary);
                Assert.DoesNotContain('\n', summary);
                Assert.DoesNotContain(Rune.ReplacementChar, summary.EnumerateRunes());
            },
            iter: 500,
            seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_long_text_that_begins_with_a_tab_is_copied_once()
    {
        var text = "\t" + string.Concat(Enumerable.Repeat("int a; ", 300_000));
        var time = System.Diagnostics.Stopwatch.StartNew();
        Assert.StartsWith("int a; int a;", Summary.Of(text), StringComparison.Ordinal);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(10), $"{time.Elapsed}");
    }
}
