using Gazette.Extraction.Language;

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
    [InlineData("Der Stadtrat hat gestern die Sanierung der Brücke beschlossen.", null, "de")]
    [InlineData("Вчера в мэрии прошло совещание.", "ru", "ru")]
    [InlineData("Вчера в мэрии прошло совещание.", "en", "ru")]
    [InlineData("Вчора в мерії відбулася нарада. Її провів міський голова.", null, "uk")]
    [InlineData("Вчера в кметството се проведе съвещание, на което бяха обсъдени въпросите за моста.", "ru", "bg")]
    [InlineData("Le conseil municipal s'est réuni mardi et a décidé de réparer le pont qui est fermé depuis un an.", "en", "fr")]
    [InlineData("El ayuntamiento se reunió el martes y decidió reparar el puente de la ciudad, que está cerrado.", "en", "es")]
    [InlineData("A câmara reuniu-se na terça-feira e decidiu que a ponte não será reparada por falta de dinheiro.", null, "pt")]
    [InlineData("Il consiglio si è riunito martedì e ha deciso che il ponte della città non sarà riparato.", null, "it")]
    [InlineData("De gemeenteraad heeft dinsdag besloten dat de brug over de rivier niet wordt hersteld.", null, "nl")]
    [InlineData("Hội đồng thành phố đã họp vào thứ ba và quyết định sửa chữa cây cầu cũ.", "en", "vi")]
    [InlineData("اجتمع مجلس المدينة يوم الثلاثاء وقرر إصلاح الجسر.", "en", "ar")]
    [InlineData("شورای شهر روز سه‌شنبه تصمیم گرفت پل قدیمی را تعمیر کند.", null, "fa")]
    [InlineData("מועצת העיר התכנסה ביום שלישי והחליטה לתקן את הגשר.", null, "he")]
    [InlineData("สภาเมืองประชุมเมื่อวันอังคารและตัดสินใจซ่อมแซมสะพาน", "en", "th")]
    [InlineData("Το δημοτικό συμβούλιο αποφάσισε να επισκευάσει τη γέφυρα.", null, "el")]
    [InlineData("नगर परिषद ने मंगलवार को पुल की मरम्मत का निर्णय लिया।", null, "hi")]
    [InlineData("नगर परिषदेने मंगळवारी पुलाची दुरुस्ती करण्याचा निर्णय घेतला.", "mr", "mr")]
    [InlineData("市議会は火曜日に会合を開き、橋の修理を決めました。工事は五月に始まります。", "en", "ja")]
    [InlineData("시의회는 화요일에 회의를 열고 다리를 고치기로 했습니다. 공사는 5월에 시작됩니다.", "ja", "ko")]
    [InlineData("Bridge news", "de", "de")]
    [InlineData("Bridge news", "ru", null)]
    [InlineData("Byrådet mødtes tirsdag og besluttede, at broen ikke skal repareres efter stormen.", null, "da")]
    [InlineData("Det er en god dag for en tur.", "nb", "nb")]
    [InlineData("The minister said \"der die das\" to the class, and the class laughed at it for an hour.", "de", "en")]
    [InlineData("12345", "en-US", "en")]
    [InlineData("", null, null)]
    public void Is_told_by_the_text_before_the_declaration(string text, string? declared, string? expected) =>
        Assert.Equal(expected, TextLanguage.Of(text, declared));
}
