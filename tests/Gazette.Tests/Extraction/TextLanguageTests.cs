using Gazette.Extraction;

namespace Gazette.Tests;

public sealed class TextLanguageTests
{
    [Theory]
    [InlineData("市政府召开会议，部署春节期间安全生产工作。", "en", "zh-Hans")]
    [InlineData("市政府召開會議，部署春節期間安全生產工作。", "zh-CN", "zh-Hant")]
    [InlineData("市委書記、市人大常委會主任易先榮主持召開市疫情防控指揮部指揮長會議，關于疫情", null, "zh-Hant")]
    [InlineData("大家都知道的事情", "zh-TW", "zh-Hant")]
    [InlineData("大家都知道的事情", null, "zh-Hans")]
    [InlineData("本市 5G 基站 AAU、BBU、RRU 全部开通 Vo5G 业务", null, "zh-Hans")]
    [InlineData("The council met on Tuesday and decided to repair the bridge.", "zh-CN", "en")]
    [InlineData("昨日、市役所で会議が開かれました。", "zh", "ja")]
    [InlineData("어제 시청에서 회의가 열렸습니다.", null, "ko")]
    [InlineData("Der Stadtrat hat gestern die Sanierung der Brücke beschlossen und den Haushalt verabschiedet.", "de-DE", "de")]
    [InlineData("Der Stadtrat hat gestern die Sanierung der Brücke beschlossen.", null, null)]
    [InlineData("Вчера в мэрии прошло совещание.", "ru", "ru")]
    [InlineData("Вчера в мэрии прошло совещание.", "en", null)]
    [InlineData("12345", "en-US", "en")]
    [InlineData("", null, null)]
    public void Is_told_by_the_text_before_the_declaration(string text, string? declared, string? expected) =>
        Assert.Equal(expected, TextLanguage.Of(text, declared));
}
