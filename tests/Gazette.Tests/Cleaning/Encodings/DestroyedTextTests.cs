using Gazette.Cleaning;
using Gazette.Drafts;

namespace Gazette.Tests;

public sealed class DestroyedTextTests
{
    [Theory]
    [InlineData("市政府锟斤拷锟斤拷宣布新规", "锟斤拷锟斤拷")]
    [InlineData("内存烫烫烫烫烫错误", "烫烫烫烫烫")]
    [InlineData("市政府\uFFFD\uFFFD宣布", "\uFFFD\uFFFD")]
    [InlineData("市政府????宣布新规", "????")]
    [InlineData("市政府\uE123宣布", "\uE123")]
    [InlineData("男孩写下“锟斤拷锟斤拷”纸团", "锟斤拷锟斤拷")]
    [InlineData("市政府???????。新规明天施行。", "???????")]
    [InlineData("“?????????。”他点点头。", "?????????")]
    [InlineData("i scalpellini hanno \u0093Ô\u0093Ô\u0093Ôerato i blocchi", "\u0093")]
    [InlineData("灯亮着，就是开着门；?????????，就是老板出去收书了。", "?????????")]
    [InlineData("시장은 홍수로 지붕이 무너진 뒤 오????????? 비어 있었다.", "?????????")]
    [InlineData("Il accueille les é???es et relève la météo.", "???")]
    [InlineData("Elle prévoit d'???rir la galerie au public.", "???")]
    [InlineData("车厂{???ng3}里，老师傅用手工修理车身", "???")]
    [InlineData("焼き上がった器[?????????]は、来月の朝市で売られる", "?????????")]
    [InlineData("The caf?s by the harbour open at six.", "?")]
    [InlineData("Il a ?t?© vu au port.", "?")]
    [InlineData("市政府□□宣布新规", "□□")]
    [InlineData("市政府〓宣布新规", "〓")]
    [InlineData("市政府[?]宣布新规", "[?]")]
    [InlineData("The mayor of Tromsø said that the caf▯s may open.", "▯")]
    [InlineData("市政府¸\u00AD文件宣布新规", "¸")]
    [InlineData("市政府°“宣布新规", "°")]
    [InlineData("Вчера в городе о¾крыли новый мост", "¾")]
    [InlineData("Il a c©dé sa place au port.", "©")]
    [InlineData("市政府\\ufffd\\ufffd宣布新规", "\\ufffd")]
    [InlineData("浠婂ぉ锛屽競鏀垮簻鐨勪汉瀹ｅ竷锛屾柊鐨勫浘涔﹂", "锛")]
    public void Destroyed_text_is_reported_with_its_place_and_left(string text, string place)
    {
        var draft = Clean(text);
        Assert.Equal(text.Replace("\u00AD", "", StringComparison.Ordinal), draft.Body.TextContent);
        var repair = Assert.Single(draft.Report.Repairs, r => r.Rule == "destroyed-text");
        Assert.False(repair.Certain);
        Assert.Contains(place, repair.Samples[0].Before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("市政府ï¿½ï¿½宣布", "市政府\uFFFD\uFFFD宣布")]
    [InlineData("In Norï¿½ï¿½ it rains", "In Nor\uFFFD\uFFFD it rains")]
    public void Misread_it_becomes_what_it_was_and_is_reported(string text, string expected)
    {
        var draft = Clean(text);
        Assert.Equal(expected, draft.Body.TextContent);
        Assert.Equal(["mojibake", "destroyed-text"], draft.Report.Repairs.Select(r => r.Rule));
    }

    [Theory]
    [InlineData("The sign “ï¿½” stands for what was lost")]
    [InlineData("“锟斤拷”是怎么来的")]
    [InlineData("网页乱码里常见锟斤拷和烫烫烫")]
    [InlineData("真的吗???我不信")]
    [InlineData("What??? Really")]
    [InlineData("这是真的吗？？？还是不是??")]
    [InlineData("他写道：“什么????”然后走了。")]
    [InlineData("He asked: “Why??” and left.")]
    [InlineData("See http://news.example/story?id=3 and /x?page for more.")]
    [InlineData("性别：男□女□")]
    [InlineData("□同意 □不同意")]
    [InlineData("占地1½公顷，长5µm，“新品牌®手机”和Windows™系统")]
    [InlineData("面积为30m²的房间，温度°不高，《法案》§5")]
    [InlineData("Он сказал: «Привет!» — и ушёл…")]
    [InlineData("A l·l in Catalan, œuvre, Šibenik, l’été, 5 m² and 20 °C")]
    [InlineData("¿Qué? ¡No! El nº 5 y la 3ª edición")]
    public void What_is_spoken_of_or_meant_so_is_not_reported(string text) => Assert.Empty(Clean(text).Report.Repairs);

    private static Draft Clean(string text)
    {
        var draft = Drafts.OfLines([text]);
        new CleaningRules().RepairText(draft);
        return draft;
    }
}
