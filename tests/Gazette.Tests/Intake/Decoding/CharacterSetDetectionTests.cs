using System.Text;
using CsCheck;
using Gazette.Drafts;
using Gazette.Intake;
using Gazette.Intake.Decoding;
using Gazette.Text.CharacterSets;

namespace Gazette.Tests;

/// <summary>The small sister of the benchmarks' <c>charsets</c> command, on texts of our own.</summary>
public sealed class CharacterSetDetectionTests
{
    private const string Simplified =
        "市政府新闻办公室今天上午举行发布会，介绍老旧小区改造的进展。截至上月底，全市已有二百三十六个小区完工，惠及居民七万多户。" +
        "负责人表示，下一步将优先解决停车难、加装电梯慢等问题，并公开资金的使用情况，请群众监督。气象部门提醒，明后两天有中到大雨，山区道路可能塌方。";

    private const string Traditional =
        "市政府新聞處今天上午舉行記者會，說明老舊社區更新的進度。截至上月底，全市已有兩百三十六個社區完工，嘉惠居民七萬多戶。" +
        "負責人表示，下一步將優先解決停車困難、加裝電梯緩慢等問題，並公開經費的使用情形，請民眾監督。氣象單位提醒，明後兩天有大雨，山區道路可能坍方。";

    private static readonly string[] Charsets = ["gb18030", "big5", "utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];
    private static readonly string[] Texts = [Simplified, Traditional];

    static CharacterSetDetectionTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Sets => new(
        from text in Texts
        from charset in Charsets
        where text == Traditional || charset != "big5"
        select (text, charset));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Chinese_of_ten_characters_is_read_in_any_set(string text, string charset)
    {
        for (var at = 0; at + 10 <= text.Length; at++)
        {
            var sample = text.Substring(at, 10);
            Assert.Equal(sample, Read(Encoding.GetEncoding(charset).GetBytes(sample)));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Six_characters_are_nearly_always_enough(string text, string charset)
    {
        var samples = Enumerable.Range(0, text.Length - 6).Select(at => text.Substring(at, 6)).ToList();
        var wrong = samples.Count(s => Read(Encoding.GetEncoding(charset).GetBytes(s)) != s);
        Assert.True(wrong * 100 <= samples.Count, $"{wrong} of {samples.Count}");
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_page_that_lies_is_read_all_the_same(string text, string charset)
    {
        foreach (var lie in (string[])["big5", "gb2312", "utf-8", "shift_jis", "windows-1252", "euc-kr"])
        {
            var page = $"<html><head><meta charset=\"{lie}\"></head><body><p>{text[..20]}</p></body></html>";
            Assert.Equal(page, Read(Encoding.GetEncoding(charset).GetBytes(page)));
        }
    }

    [Theory]
    [InlineData("windows-1251", "Вчера в мэрии прошло совещание, на котором обсудили бюджет.")]
    [InlineData("koi8-r", "Вчера в мэрии прошло совещание, на котором обсудили бюджет.")]
    [InlineData("windows-1253", "Χθες στο δημαρχείο έγινε συνεδρίαση για τον προϋπολογισμό.")]
    [InlineData("windows-1256", "ستفتح المكتبة الجديدة أبوابها في الخريف قرب المحطة.")]
    [InlineData("windows-1255", "הספרייה החדשה תיפתח בסתיו ליד תחנת הרכבת של העיר.")]
    [InlineData("windows-1250", "Wczoraj w ratuszu odbyło się spotkanie mieszkańców, na którym przedstawiono budżet na przyszły rok. Złożą też ważną petycję.")]
    [InlineData("windows-1254", "Yeni kütüphane sonbaharda istasyonun yanında açılacak; başkan çalışmaların sürdüğünü söyledi, ağaçlar dikilmiş.")]
    [InlineData("euc-jp", "昨日、市役所で会議が開かれました。")]
    [InlineData("iso-2022-jp", "昨日、市役所で会議が開かれました。")]
    [InlineData("hz-gb-2312", "市政府今天上午举行发布会。")]
    public void Other_sets_are_found_without_a_declaration(string charset, string text) =>
        Assert.Equal(text, Read(Encoding.GetEncoding(charset).GetBytes(text)));

    [Fact]
    public void Hong_Kongs_characters_are_read_in_Big5() => Assert.Equal(
        "佢哋話今日啲花開得好靚，我哋喺公園影咗相",
        Read(Convert.FromHexString("CA5C925DB8DCA4B5A4E99DF8AAE1B67DB16FA66EE8B0A141A7DA925D9DF6A4BDB6E9BC769DF7ACDB")));

    [Theory]
    [InlineData("8862", "Ê̄")]
    [InlineData("8740", "䏰")]
    [InlineData("C6E7", "ぁ")]
    [InlineData("80", "\uFFFD")]
    [InlineData("A4", "\uFFFD")]
    [InlineData("FF41", "\uFFFDA")]
    public void Big5_has_the_supplement_and_no_private_characters(string hex, string expected) =>
        Assert.Equal(expected, Big5Hkscs.Decode(Convert.FromHexString(hex), flush: true, _ => '\uFFFD'));

    [Theory]
    [InlineData("80", "€")]
    [InlineData("FE59", "\u9FB4")]
    [InlineData("A6D9", "\uFE10")]
    [InlineData("A8BC", "\u1E3F")]
    [InlineData("95328236", "\U00020000")]
    [InlineData("FE51", "\U00020087")]
    public void Gb18030_is_that_of_2022(string hex, string expected)
    {
        byte[] bytes = [.. Encoding.GetEncoding("gb18030").GetBytes("价格为"), .. Convert.FromHexString(hex), .. Encoding.GetEncoding("gb18030").GetBytes("，详见公告。")];
        Assert.Equal($"价格为{expected}，详见公告。", Read(bytes));
    }

    [Fact]
    public void A_false_byte_order_mark_loses()
    {
        var gb = Encoding.GetEncoding("gb18030").GetBytes(Simplified);
        Assert.Equal(Simplified, Read([0xEF, 0xBB, 0xBF, .. gb]));
        Assert.Equal(Simplified, Read([0xFF, 0xFE, .. gb]));
        Assert.Equal("Plain English, told to the byte.", Read([0xFE, 0xFF, .. "Plain English, told to the byte."u8]));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("README.TXT")]
    [InlineData("Bush hid the facts")]
    [InlineData("{\"a\":[1,2]}")]
    public void Short_ASCII_is_ASCII(string text) => Assert.Equal(text, Read(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_text_cut_amid_a_character_keeps_its_set_and_reports_the_rest()
    {
        var bytes = Encoding.UTF8.GetBytes(Simplified);
        var read = Open(bytes[..^2]);
        Assert.Equal(Simplified[..^1] + "\uFFFD", read.Text);
        Assert.Equal(("utf-8", "undecodable-bytes"), (read.Charset, Assert.Single(read.Report.Repairs).Rule));
    }

    [Theory]
    [InlineData("utf-8", "gb18030")]
    [InlineData("gb18030", "utf-8")]
    [InlineData("utf-8", "big5")]
    public void A_paragraph_pasted_in_from_another_set_is_read_in_it_and_reported(string charset, string other)
    {
        var pasted = other == "big5" ? Traditional[..40] : Simplified[20..60];
        byte[] bytes = [.. Encoding.GetEncoding(charset).GetBytes(Simplified + "\n"), .. Encoding.GetEncoding(other).GetBytes(pasted), .. Encoding.GetEncoding(charset).GetBytes("\n" + Simplified)];
        var read = Open(bytes);
        Assert.Equal($"{Simplified}\n{pasted}\n{Simplified}", read.Text);
        var repair = Assert.Single(read.Report.Repairs);
        Assert.Equal(("mixed-character-sets", 1, true), (repair.Rule, repair.Count, repair.Certain));
        Assert.StartsWith($"line 2, {other}: {pasted[..10]}", repair.Samples[0].After, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_are_a_fault() => Gen.Byte.Array[0, 200].Sample(bytes => Assert.NotNull(CharacterSetDetection.Decode(bytes, [])), iter: 2000, threads: 1);

    [Fact]
    public void Any_Chinese_text_survives_GB18030() => Gen.Char["的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"].Array[10, 60].Sample(
        characters =>
        {
            var text = new string(characters);
            Assert.Equal(text, Read(Encoding.GetEncoding("gb18030").GetBytes(text)));
        },
        iter: 500,
        threads: 1);

    private static string Read(byte[] bytes) => CharacterSetDetection.Decode(bytes, CharacterSetDeclaration.Find(null, bytes)).Text;

    private static SourceText Open(byte[] bytes)
    {
        Assert.True(UploadReader.TryRead(Uploads.Of("a.txt", bytes), out var text, out var rejection), rejection?.Detail);
        return text;
    }

    /// <summary>Two pairs of bytes that GBK has too, but as Chinese amid words of letters.</summary>
    [Fact]
    public void Quotation_marks_that_were_read_as_Latin1_are_no_Chinese()
    {
        const string text = "She said the figures \u0093cannot both be right\u0094, and left before the vote was taken.";
        Assert.Equal(text, CharacterSetDetection.Decode(Encoding.UTF8.GetBytes(text), []).Text);
    }
}
