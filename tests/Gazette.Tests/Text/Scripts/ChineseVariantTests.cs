using Gazette.Text.Scripts;

namespace Gazette.Tests;

public sealed class ChineseVariantTests
{
    [Theory]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-Hans-HK", "zh-Hans")]
    [InlineData("ZH_hant", "zh-Hant")]
    [InlineData("zh-TW", "zh-TW")]
    [InlineData("zh-Hant-TW", "zh-TW")]
    [InlineData("zh-MO", "zh-HK")]
    [InlineData("ja", null)]
    [InlineData("", null)]
    public void A_language_says_how_its_text_is_written(string language, string? variant) => Assert.Equal(variant, ChineseVariant.Of(language)?.Tag);

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("zh")]
    [InlineData("zh-CN")]
    [InlineData("")]
    public void Only_the_four_tags_can_be_asked_for(string tag) => Assert.Null(ChineseVariant.Find(tag));
}
