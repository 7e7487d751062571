using Gazette.Cleaning.Pinyin;

namespace Gazette.Tests;

public sealed class PinyinReadingsTests
{
    [Theory]
    [InlineData("kāi", "kai", 1)]
    [InlineData("ka\u0304i", "kai", 1)]
    [InlineData("kăi", "kai", 3)]
    [InlineData("kai1", "kai", 1)]
    [InlineData("kai", "kai", 0)]
    [InlineData("lǜ", "lv", 4)]
    [InlineData("lu\u0308\u0300", "lv", 4)]
    [InlineData("lu:4", "lv", 4)]
    [InlineData("lv", "lv", 0)]
    [InlineData("ɡuó", "guo", 2)]
    public void A_syllable_is_taken_apart(string printed, string letters, int tone) =>
        Assert.Equal(new PinyinSyllable(letters, tone), PinyinSyllable.Of(printed));

    [Theory]
    [InlineData('開', "kāi", true)]
    [InlineData('长', "zhǎng", true)]
    [InlineData('长', "cháng", true)]
    [InlineData('绿', "lǜ", true)]
    [InlineData('绿', "lu", true)]
    [InlineData('網', "wang", true)]
    [InlineData('者', "wáng", false)]
    [InlineData('米', "m", false)]
    [InlineData('安', "he", false)]
    public void Only_readings_of_that_very_character_count(char character, string printed, bool isPossible) =>
        Assert.Equal(isPossible, PinyinReadings.Instance.IsPossible(character, PinyinSyllable.Of(printed)));

    [Theory]
    [InlineData('会', "huì", true)]
    [InlineData('会', "kuài", false)]
    [InlineData('亳', "bó", false)]
    public void A_usual_reading_is_one_that_nobody_must_be_told(char character, string printed, bool isUsual) =>
        Assert.Equal(isUsual, PinyinReadings.Instance.IsUsual(character, PinyinSyllable.Of(printed)));
}
