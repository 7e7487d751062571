using Gazette.Text.Scripts;

namespace Gazette.Tests;

public sealed class ScriptConverterTests
{
    private static readonly ChineseVariant Hans = ChineseVariant.Simplified;

    private static string Convert(string text, string from, string to, string? names = null, bool isCharacterwise = false) =>
        ScriptConverter.Between(ChineseVariant.Find(from)!, ChineseVariant.Find(to)!, isCharacterwise, ProtectedNames.Parse(names)).Convert(text);

    [Theory]
    [InlineData("关于复杂的头发", "zh-Hant", "關於複雜的頭髮")]
    [InlineData("皇后在后面，干杯，干涉，树干", "zh-Hant", "皇后在後面，乾杯，干涉，樹幹")]
    [InlineData("鼠标和软件里的信息", "zh-TW", "滑鼠和軟體裡的資訊")]
    [InlineData("鼠标和软件里的信息", "zh-HK", "鼠標和軟件裏的信息")]
    public void Phrases_come_before_characters_and_regions_have_their_words(string text, string to, string expected) => Assert.Equal(expected, Convert(text, "zh-Hans", to));

    [Theory]
    [InlineData("關於複雜的頭髮", "zh-Hant", "关于复杂的头发")]
    [InlineData("滑鼠和軟體裡的資訊", "zh-TW", "鼠标和软件里的信息")]
    [InlineData("鼠標和軟件裏的信息", "zh-HK", "鼠标和软件里的信息")]
    [InlineData("乾隆年間的乾燥", "zh-Hant", "乾隆年间的干燥")]
    [InlineData("隨著春節臨近，著名的學者看著", "zh-Hant", "随着春节临近，著名的学者看着")]
    public void The_way_back_is_as_good(string text, string from, string expected) => Assert.Equal(expected, Convert(text, from, Hans.Tag));

    [Theory]
    [InlineData("關于復雜的松勁心態，春節前后", "zh-Hans", "关于复杂的松劲心态，春节前后")]
    [InlineData("關于復雜的松勁心態，春節前后", "zh-Hant", "關於複雜的鬆勁心態，春節前後")]
    public void Text_that_was_turned_by_character_becomes_good_in_both_scripts(string text, string to, string expected) =>
        Assert.Equal(expected, Convert(text, "zh-Hant", to, isCharacterwise: true));

    public static TheoryData<string, string> Ways => [.. ChineseVariant.All.SelectMany(from => ChineseVariant.All.Select(to => (from.Tag, to.Tag)))];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_variant_leads_to_every_other_and_to_itself(string from, string to)
    {
        // The same word as each of them writes it.
        var words = new Dictionary<string, string> { ["zh-Hans"] = "里面", ["zh-Hant"] = "裏面", ["zh-TW"] = "裡面", ["zh-HK"] = "裏面" };
        Assert.Equal(words[to], Convert(words[from], from, to));
    }

    [Theory]
    [InlineData("于谦，字廷益", "于谦", "于谦，字廷益")]
    [InlineData("谈于谦之后", "于谦; 后", "談于谦之后")]
    [InlineData("于谦和于谦后人", "于谦；于谦后", "于谦和于谦后人")]
    [InlineData("关于此事", "于谦", "關於此事")]
    public void A_protected_name_stays_as_it_is_and_nothing_else_does(string text, string names, string expected) => Assert.Equal(expected, Convert(text, "zh-Hans", "zh-Hant", names));

    [Theory]
    [InlineData("")]
    [InlineData("Plain Latin text, 2026.")]
    [InlineData("\uD800 alone \uDC00")]
    [InlineData("。，！？")]
    public void Text_without_Chinese_stays_as_it_is(string text) => Assert.Equal(text, Convert(text, "zh-Hans", "zh-TW"));

    [Fact]
    public void A_character_beyond_the_basic_plane_is_one_character() => Assert.Equal("𠮷野家的餗", Convert("𠮷野家的𫗧", "zh-Hans", "zh-Hant"));
}
