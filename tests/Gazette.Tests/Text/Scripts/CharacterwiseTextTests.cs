using Gazette.Text.Scripts;

namespace Gazette.Tests;

public sealed class CharacterwiseTextTests
{
    [Fact]
    public void A_form_that_is_wrong_everywhere_gives_a_program_away()
    {
        const string Text = "關于疫情防控工作的要求。當前形勢復雜多變，國內多地接連出現疫情，要堅持思想不松，克服松勁心態，營造寬松環境，關于復雜情況另行通知。";
        Assert.Equal(["關于疫", "勢復雜", "服松勁", "寬松環", "關于復", "于復雜"], CharacterwiseText.WrongForms(Text));
    }

    [Theory]
    [InlineData("關於疫情防控工作的要求。當前形勢複雜多變，要堅持思想不鬆懈，恢復正常秩序，於是重複檢查。")]
    [InlineData("這裡的麵包店在台北，周末休息，佔地百坪，群眾為之振奮，注冊之後便可登錄，游覽風景區。")]
    [InlineData("這裏的麵包店在香港，週末休息，佔地千呎，羣眾爲之振奮，註冊後便可登錄，遊覽風景區，着手準備。")]
    [InlineData("關于此事，他說關於此事。複雜的復雜的寬松的寬鬆的，干杯乾杯。")]
    [InlineData("關于此事，于是")]
    [InlineData("松樹下的干涉，皇后的面子，三里路，復興的中國，谷地的斗笠，于謙的茶几。")]
    [InlineData("")]
    public void A_person_who_writes_Traditional_is_believed(string text) => Assert.Empty(CharacterwiseText.WrongForms(text));

    /// <summary>What OpenCC makes knows phrases: the same text is told from its characterwise copy.</summary>
    [Theory]
    [InlineData("zh-Hant")]
    [InlineData("zh-TW")]
    [InlineData("zh-HK")]
    public void Text_that_was_turned_by_phrases_is_not_taken_for_it(string variant)
    {
        const string Simplified = "关于复杂的头发问题，后来在树干下面干杯。于是他们发现，这里的面条和松软的面包只卖几块钱，制造和制度不同，钟表的表面。";
        var text = ScriptConverter.Between(ChineseVariant.Simplified, ChineseVariant.Find(variant)!, isCharacterwise: false, ProtectedNames.None).Convert(Simplified);
        Assert.Empty(CharacterwiseText.WrongForms(text));
    }
}
