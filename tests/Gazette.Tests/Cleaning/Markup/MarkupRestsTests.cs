using Gazette.Cleaning;

namespace Gazette.Tests;

/// <summary>Where a rest of markup is glued to words: what goes is the rest's, and no word of the text with it.</summary>
public sealed class MarkupRestsTests
{
    [Theory]
    [InlineData("à quelques kilomètres de là, sans vue sur la mer.nt}}", "à quelques kilomètres de là, sans vue sur la mer.")]
    [InlineData("on the surface,” he says. tent}}“The grain I listen to goes all the way.", "on the surface,” he says. “The grain I listen to goes all the way.")]
    [InlineData("als der Müllermeister das Wehr öffnete.dy.begin-->", "als der Müllermeister das Wehr öffnete.")]
    [InlineData("只挂着一盏灯。灯亮着content -->，就是开着门。", "只挂着一盏灯。灯亮着，就是开着门。")]
    [InlineData("Work is expected Fragment-->to begin in the autumn.", "Work is expected to begin in the autumn.")]
    [InlineData("epaste.body.begin-->About two hundred people came down to watch.", "About two hundred people came down to watch.")]
    [InlineData(".shtml?id=3&p=2\" lang=\"EN-US\">2023年10月的一天傍晚，周某在散步。", "2023年10月的一天傍晚，周某在散步。")]
    [InlineData("新闻里说tent_text zw\" style=\"color:#333\" id=\"js_content\">今年的路线不变。", "新闻里说今年的路线不变。")]
    [InlineData("Tomas Lindqvist ww.example.org/a/b.html\"/>has not been able to see.", "Tomas Lindqvist has not been able to see.")]
    [InlineData("dar os nós.k=\"return go(3);\" onclick=\"return go(3);\">", "dar os nós.")]
    [InlineData("该负责人介绍，同期农产品出口27亿元。?xml version=\"1.0\"?>", "该负责人介绍，同期农产品出口27亿元。")]
    [InlineData("考試季節（五月、六月和--[if !supportLists]-->十二月）再延長一小時。", "考試季節（五月、六月和十二月）再延長一小時。")]
    [InlineData("and the lack of ![endif]>smoke second.", "and the lack of smoke second.")]
    [InlineData("四角各有一座角樓。<st1:", "四角各有一座角樓。")]
    [InlineData("wenn die Steine eingelaufen sind.4 />", "wenn die Steine eingelaufen sind.")]
    [InlineData("three winters after her engine failed.[e", "three winters after her engine failed.")]
    [InlineData("Ces gens veulent conserver une<font style=\"color:#333\" data-track='{\" présence humaine sur l'île.", "Ces gens veulent conserver une présence humaine sur l'île.")]
    public void Only_the_rest_goes(string damaged, string expected) => Assert.Equal(expected, AfterCleaning(damaged));

    [Theory]
    [InlineData("覺得寫了就賣不出去。後來-->發現，客人反而更多。", "覺得寫了就賣不出去。後來發現，客人反而更多。")]
    [InlineData("als kind al/div> hielp met draaien.", "als kind al hielp met draaien.")]
    [InlineData("Après vingt-sept/abbr> ans passés au sommet.", "Après vingt-sept ans passés au sommet.")]
    [InlineData("各单位要高度重->视，明确专人负责。", "各单位要高度重视，明确专人负责。")]
    [InlineData("Il costo-> complessivo è stato di 620 mila euro.", "Il costo complessivo è stato di 620 mila euro.")]
    [InlineData("de ouvrir la galerie dès le mois d'avril.te>", "de ouvrir la galerie dès le mois d'avril.")]
    public void On_a_damaged_page_also_what_is_likely_one(string damaged, string expected) => Assert.Equal(expected, AfterCleaning(damaged, "今天天气晴朗，</span>适合出行。"));

    [Theory]
    [InlineData("从甲->乙->丙，顺序不变。")]
    [InlineData("A -> B means that A comes first.")]
    [InlineData("The meeting lasted until 11:20 p.m. and nobody left.")]
    public void Arrows_and_abbreviations_stay(string text) => Assert.Equal(text, AfterCleaning(text, "今天天气晴朗，</span>适合出行。"));

    /// <summary>The name in an escaped tag is no talk of the language.</summary>
    [Fact]
    public void An_escaped_tag_of_HTML_is_no_talk_of_HTML() => Assert.Equal("审核在五日内完成。", AfterCleaning("审核在五日内完成。<b role=presentation>", "&lt;/HTML&gt;"));

    private static string AfterCleaning(string line, params string[] others)
    {
        var draft = Drafts.OfLines([line, .. others]);
        new CleaningRules().RepairText(draft);
        return draft.Body.FirstElementChild!.TextContent;
    }
}
