using System.Text;
using CsCheck;
using Gazette.Cleaning;
using Gazette.Cleaning.Encodings;
using Gazette.Cleaning.Lines;

namespace Gazette.Tests;

public sealed class MojibakeTests
{
    private static readonly Encoding Western = Open("windows-1252");

    private static readonly string[] Prose =
    [
        "Le maire a déclaré : « Voilà l'été, à bientôt ! » Les élèves étaient là, près du château où naquit le poète.",
        "Der Bürgermeister erklärte: „Die Straße wird größer.“ Ähnliche Pläne gäbe es für Köln, Düsseldorf und die Universität.",
        "El niño dijo que mañana vendría con su corazón; el país está así desde el año pasado, según María Íñiguez.",
        "Người dân thành phố cho biết họ đã chờ đợi điều này rất lâu, và hôm nay mọi thứ đã sẵn sàng.",
        "It’s the council’s view — “not ours” — that £30 a head, at 25°C… is fair.",
    ];

    [Theory]
    [InlineData("Itâ€™s the cityâ€™s view", "It’s the city’s view")]
    [InlineData("CafÃ© Central", "Café Central")]
    [InlineData("voilÃ , câ€™est lÃ  que", "voilà, c’est là que")]
    [InlineData("30Â°C and Â£5", "30°C and £5")]
    [InlineData("ä¸­æ–‡ç½‘站", "中文网站")]
    [InlineData("来源：ä¸­æ–‡ç½‘，编辑", "来源：中文网，编辑")]
    [InlineData("ä¸\u200B­æ–‡ç½‘", "中文网")]
    [InlineData("He said â€œgoâ€ and left, didnâ€™t he", "He said “go” and left, didn’t he")]
    [InlineData("ItÃ¢â‚¬â„¢s twice", "It’s twice")]
    [InlineData("新闻：ÖÐ¹ú", "新闻：中国")]
    [InlineData("来源ÖÐ¹ú网", "来源中国网")]
    [InlineData("å¹¿åœºÂ·ä¹\u0090è·¯", "广场·乐路")]
    [InlineData("ç¼–è¾‘Â\u00A0åˆ˜", "编辑\u00A0刘")]
    [InlineData("å†œä¸šç§‘ä¸»ä»»è¯´", "农业科主任说")]
    public void Misread_bytes_are_restored(string damaged, string expected) =>
        Assert.Equal(expected, Clean(["本市新闻网今天报道了这件事情。", damaged])[1]);

    [Fact]
    public void A_space_beside_much_that_is_misread_is_restored_alone_in_its_line()
    {
        var damaged = Misread(string.Concat(Enumerable.Repeat("The reader’s guide — it isn’t “hard”. ", 3)), Encoding.UTF8, latin1: true, 1);
        Assert.Equal("Any other questions?\u00A0 Yes", Clean([damaged, "Any other questions?Â\u00A0 Yes"])[1]);
    }

    [Theory]
    [InlineData("La lettre Â\u00A0: un A avec un accent.")]
    [InlineData("« Le café », dit-il, « est fermé », « voilà » et « Noël ». À la RÉUNION… l'ÉTÉ.")]
    [InlineData("„Das war Spaß“, sagte er. „Größe – Maß“, „weiß…“ und „KÜSSÉ“.")]
    [InlineData("NÃO É SÓ: A IRMÃ… “MAÇÔ, “AMANHÔ e VOCÊ».")]
    [InlineData("Þetta er íslensk þjóð, með þjóðarbúið; það ræður. Ðæð.")]
    [InlineData("Việt Nam có nhiều thành phố lớn, à, ã, â, ê, ô và đ.")]
    [InlineData("Les lettres àâäéèêëîïôöùûüÿç ont des accents.")]
    [InlineData("The right form is “é”, but you see “Ã©” on my screen.")]
    [InlineData("The apostrophe shows as â€™ when I print it.")]
    [InlineData("In UTF-8 that is read wrongly, itâ€™s a common sight.")]
    [InlineData("网页乱码：把中国显示为ÖÐ¹ú，把中文显示为ä¸­æ–‡。")]
    [InlineData("Ïðèâåò, ìèð")]
    public void What_is_no_damage_or_shown_on_purpose_stays(string text)
    {
        var draft = Drafts.OfLines([text]);
        new CleaningRules().RepairText(draft);
        Assert.Equal(text, draft.Body.TextContent);
        Assert.Empty(draft.Report.Repairs);
    }

    [Fact]
    public void Text_in_Western_languages_comes_back_however_often_it_was_misread() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 3], Gen.Bool, Gen.Bool).Sample((prose, times, latin1, beside) =>
            Clean([.. beside ? ["Une ligne sans faute, déjà à sa place."] : Array.Empty<string>(), Misread(Prose[prose], Encoding.UTF8, latin1, times)])[^1] == Prose[prose]);

    [Theory]
    [InlineData("utf-8", 3)]
    [InlineData("gb18030", 1)]
    public void Chinese_comes_back_to_the_last_character(string set, int times) =>
        Gen.Select(DamagedText.Article, Gen.Int[1, times], Gen.Bool, Gen.Bool).Sample((article, readings, latin1, spaced) =>
        {
            string Damaged(string line) => Misread(line, Open(set), latin1, readings) is var d && spaced && readings == 1 && set == "utf-8" ? d.Replace('\u00A0', ' ') : d;
            return Clean([.. article.Select(Damaged)]).SequenceEqual(article)
                && Clean([Damaged(article[0]), .. article[1..]]).SequenceEqual(article);
        });

    [Fact]
    public void Big5_comes_back()
    {
        string[] article = ["市政府今天宣布，新的圖書館將於下個月開放，市民可以憑身分證入場。", "館長說，這是近年來規模最大的一次工程。"];
        Assert.Equal(article, Clean([.. article.Select(l => Misread(l, Open("big5"), latin1: true, 1))]));
    }

    [Fact]
    public void Head_and_title_are_restored_too()
    {
        var draft = Drafts.OfHtml("<title>Ville d'Ã‰vry</title><meta name=\"description\" content=\"L'Ã©tÃ© arrive\"><p>A text without accents.");
        new CleaningRules().RepairText(draft);
        Assert.Equal("Ville d'Évry", draft.Document.Title);
        Assert.Equal("L'été arrive", draft.Document.QuerySelector("meta")!.GetAttribute("content"));
    }

    [Fact]
    public void A_paragraph_is_one_place_in_the_report()
    {
        var draft = Drafts.OfLines([Misread("市政府今天宣布。", Encoding.UTF8, latin1: true, 1)]);
        new CleaningRules().RepairText(draft);
        Assert.Equal(("mojibake", 1, true), draft.Report.Repairs.Select(r => (r.Rule, r.Count, r.Certain)).Single());
    }

    /// <summary>Four bytes make a vowel of pinyin, and an invisible character; a name of rare characters has little to say for itself.</summary>
    [Theory]
    [InlineData("对标诺贝尔奖(nuǒ)(nuǒ)(bèi)(bèi)")]
    [InlineData("奥斯\u200B卡·\u200B沙利\u200B文")]
    [InlineData("4\u200B")]
    [InlineData("ABC，DEF")]
    public void Short_lines_of_misread_GBK_go_with_the_others(string line)
    {
        string[] article = ["市政府今天宣布，新的图书馆将于下个月开放，市民可以凭身份证入场，馆长说这是近年来规模最大的一次工程。", line];
        var draft = Drafts.OfLines(article.Select(l => Misread(l, Open("gb18030"), latin1: true, 1)));
        new Mojibake().Apply(draft, DocumentLines.Of(draft.Document));
        Assert.Equal(line, draft.Body.Children[1].TextContent);
    }

    [Fact]
    public void What_UTF8_leaves_over_is_not_read_as_another_set()
    {
        var draft = Drafts.OfLines([Misread("市政府今天宣布，新的图书馆将于下个月开放。", Encoding.UTF8, latin1: true, 1), "馆长 Â·"]);
        new CleaningRules().RepairText(draft);
        Assert.Equal("馆长 Â·", draft.Body.Children[1].TextContent);
    }

    private static string Misread(string text, Encoding written, bool latin1, int times)
    {
        for (var i = 0; i < times; i++)
            (text, written) = ((latin1 ? Encoding.Latin1 : Western).GetString(written.GetBytes(text)), Encoding.UTF8);
        return text;
    }

    private static string[] Clean(string[] lines)
    {
        var draft = Drafts.OfLines(lines);
        new CleaningRules().RepairText(draft);
        return [.. draft.Body.Children.Select(p => p.TextContent)];
    }

    private static Encoding Open(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
}
