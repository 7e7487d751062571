using System.Text.Json;
using Gazette.Pages;

namespace Gazette.Tests.Pages;

public sealed class InterfaceTextTests
{
    [Theory]
    [InlineData("zh-Hans", "zh-Hans")]
    [InlineData("zh-Hant", "zh-Hant")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-SG", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("zh_HK", "zh-Hant")]
    [InlineData("ZH-hant-MO", "zh-Hant")]
    [InlineData("zh-Hans-HK", "zh-Hans")]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("fr", "en")]
    [InlineData("", "en")]
    [InlineData("zh-Latn", "zh-Hans")]
    public void Each_language_has_its_words(string language, string tag) => Assert.Equal(tag, InterfaceText.For(language).Tag);

    [Fact]
    public void Each_file_is_that_of_its_language_and_each_language_can_be_set()
    {
        Assert.All(InterfaceLanguage.All, language => Assert.Equal(language.Tag, InterfaceText.For(language.Tag).Tag));
        Assert.All(InterfaceLanguage.All, language => Assert.True(InterfaceLanguage.IsTag(language.Tag)));
        Assert.Equal("zh-Hans, zh-Hant or en", InterfaceLanguage.Choice);
        Assert.Equal("zh-Hans", new GazetteOptions().Language);
    }

    [Fact]
    public void All_languages_have_the_same_keys_and_no_empty_word()
    {
        var files = InterfaceLanguage.All.Select(l => Read(l.Tag)).ToList();
        Assert.All(files, words => Assert.Equal(files[0].Keys.Order(StringComparer.Ordinal), words.Keys.Order(StringComparer.Ordinal)));
        Assert.All(files.SelectMany(words => words.Values), word => Assert.False(string.IsNullOrWhiteSpace(word)));
    }

    private static Dictionary<string, string> Read(string tag)
    {
        using var json = typeof(InterfaceText).Assembly.GetManifestResourceStream($"Gazette.Pages.Languages.{tag}.json")!;
        using var document = JsonDocument.Parse(json);
        return Flatten("", document.RootElement).ToDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string prefix, JsonElement words) =>
        words.EnumerateObject().SelectMany(word => word.Value.ValueKind switch
        {
            JsonValueKind.Object => Flatten(prefix + word.Name + ".", word.Value),
            JsonValueKind.Array => word.Value.EnumerateArray().Select((each, i) => KeyValuePair.Create($"{prefix}{word.Name}.{i}", each.GetString()!)),
            _ => [KeyValuePair.Create(prefix + word.Name, word.Value.GetString()!)],
        });
}
