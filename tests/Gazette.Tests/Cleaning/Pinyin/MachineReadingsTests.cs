using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class MachineReadingsTests
{
    private const string Race = "男子全程比赛从25公里处{0}开始拉开差距，最终以{1}两小时七分率先撞线。到最后两公{2}里，腿已经不听使唤了，全靠路边的加油声。女子全程的竞争更加激烈，前三名直到四十公里处仍在一起，彼此之间相差不到三秒。";
    private const string Kiln = "山あいの小さな集落{0}で、三十年ぶりに登り窯{1}の火{2}が入った。薪{3}を運んだのは、地元{4}の中学生{5}と若い陶工{6}たちだ。窯は江戸時代{7}に築かれた。";

    /// <summary>With a figure for the tone, three are enough.</summary>
    [Fact]
    public void Readings_with_figures_go_even_when_they_are_few()
    {
        Assert.Equal(With(Race, "", "", ""), AfterCleaning(With(Race, "(chu3)", "(yi3)", "(gong1)")));
        var given = With(Race, "（chǔ）", "", "");
        Assert.Equal(given, AfterCleaning(given));
    }

    /// <summary>What is left of ruby's own brackets: 集落( )(しゅうらく).</summary>
    [Fact]
    public void Readings_behind_brackets_that_lost_what_they_held_go() =>
        Assert.Equal(With(Kiln, "", "", "", "", "", "", "", ""), AfterCleaning(With(Kiln, "( )(しゅうらく)", "( )(かま)", "( )(ひ)", "( )(まき)", "( )(じもと)", "( )(ちゅうがくせい)", "( )(とうこう)", "( )(えどじだい)")));

    private static string With(string text, params string[] readings)
    {
        for (var i = 0; i < readings.Length; i++)
            text = text.Replace($"{{{i}}}", readings[i], StringComparison.Ordinal);
        return text;
    }

    private static string AfterCleaning(string line)
    {
        var draft = Drafts.OfLines([line]);
        new CleaningRules().RepairText(draft);
        return draft.Body.TextContent;
    }
}
