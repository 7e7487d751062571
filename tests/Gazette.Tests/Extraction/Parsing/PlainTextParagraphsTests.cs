using Gazette.Extraction.Parsing;

namespace Gazette.Tests;

public sealed class PlainTextParagraphsTests
{
    [Fact]
    public void Each_line_is_a_paragraph_where_lines_were_not_wrapped() =>
        Assert.Equal(["标题", "发布时间：2022-01-29", "第一段。", "第二段。"], PlainTextParagraphs.Split("\uFEFF标题\r\n发布时间：2022-01-29\r\n\r\n　　第一段。\n第二段。\n"));

    /// <summary>U+00A0 and U+0085 are bytes of a character in UTF-8 that was read as Latin-1.</summary>
    [Theory]
    [InlineData("ä½\u00A0", "ä½\u00A0")]
    [InlineData("\u00A0â\u0081\u00A0\u00A0", "â\u0081\u00A0")]
    [InlineData("å\u00AE\u0085", "å\u00AE\u0085")]
    [InlineData("café\u00A0", "café")]
    [InlineData("第一段。\u00A0\u3000", "第一段。")]
    public void The_last_byte_of_a_misread_character_is_no_space(string line, string expected) => Assert.Equal([expected], PlainTextParagraphs.Split(line));

    [Fact]
    public void Where_some_paragraphs_alone_have_an_indent_each_line_is_one()
    {
        string[] lines = ["新桥昨日通车，市民纷纷前往观看，现场秩序井然，交警全程疏导，没有发生拥堵。", "　　新桥通车仪式现场，市民排队走过大桥，交警在现场疏导交通，记者李明摄影", "大桥全长六百米，双向四车道，由县交通局建设，养护工作由公路站负责。", "　　养护工作由公路站负责。", "市民可以步行过桥，也可以骑车，电动自行车须按规定车道行驶，不得逆行。"];
        Assert.Equal(lines.Select(l => l.Trim()), PlainTextParagraphs.Split(string.Join('\n', lines)));
    }

    [Fact]
    public void Lines_wrapped_at_a_width_are_put_together()
    {
        const string text = """
            Council repairs the old bridge
            over the river

            The council of Barrow decided on Tuesday to repair the old bridge over
            the river, which has been closed to carts and lorries since the floods
            of last spring. Work is to begin in May and to last until late autumn,
            said the mayor.

            "We have waited long enough," she told the meeting, "and the money has
            been found at last."

            - A first item, which is long enough to be wrapped and so goes on upon
              a second line
            - A second item
            """;
        Assert.Equal(
            [
                "Council repairs the old bridge over the river",
                "The council of Barrow decided on Tuesday to repair the old bridge over the river, which has been closed to carts and lorries since the floods of last spring. Work is to begin in May and to last until late autumn, said the mayor.",
                "\"We have waited long enough,\" she told the meeting, \"and the money has been found at last.\"",
                "- A first item, which is long enough to be wrapped and so goes on upon a second line",
                "- A second item",
            ],
            PlainTextParagraphs.Split(text));
    }

    [Fact]
    public void Wrapped_Han_lines_are_put_together_without_a_space()
    {
        var paragraph = string.Concat(Enumerable.Range(0, 130).Select(i => (char)('一' + i)));
        var wrapped = "　　" + string.Join('\n', paragraph.Chunk(30).Select(c => new string(c)));
        Assert.Equal([paragraph, paragraph], PlainTextParagraphs.Split($"{wrapped}\n{wrapped}\n"));
    }

    public static TheoryData<string, int, string> Wrapped
    {
        get
        {
            var data = new TheoryData<string, int, string>();
            foreach (var width in new[] { 60, 65, 68, 72, 76, 80 })
            {
                data.Add("en", width, "");
                data.Add("en", width, "   ");
            }

            foreach (var width in new[] { 60, 66, 70, 76, 80 })
            {
                data.Add("zh", width, "");
                data.Add("zh", width, "　　");
            }

            return data;
        }
    }

    /// <summary>Wherever a line ends, the next one may begin with a figure, a bracket, a quotation or a sum.</summary>
    [Theory]
    [MemberData(nameof(Wrapped))]
    public void Wrapped_lines_go_on_with_anything(string language, int width, string indent)
    {
        string[] paragraphs = language == "en"
            ?
            [
                "The parish of Elmstead has approved a plan worth £3.7 million for its flood banks, after a winter in which 412 cellars stood under water and the lower road was shut for 19 days in a row.",
                "\"We could not go on like this,\" said the clerk, Ms. Odell, who counted 1,250 letters from residents (some of them four pages long) between 3 November and 12 January. 2024 was the worst year on record, she added.",
                "Work begins on 4 March. The first stage costs €1.2 million; the second, which the county pays, $900,000. 4.5 kilometres of bank will be raised by 0.8 metres, and 12. Infantry Road gets a new drain [see map 2].",
                "Objections may be sent until 28 February to the office in Mill Lane, where the drawings hang on the first floor; the lift is out of order, but staff will bring a copy down to anybody who asks for one.",
            ]
            :
            [
                "榆树镇本周启动老旧水渠清淤工程，首批涉及12个村、2.6万亩农田，总投资380万元，预计在4月10日之前完成全部土方作业。镇长李谦说：“春灌不等人，我们必须赶在清明之前通水。”",
                "据水利站统计，2023年全镇因渠道淤堵减少供水约90万方，（其中下游三个村占六成以上）。《灌区管理办法》规定，各村须在每年3月底之前完成自查，“谁受益、谁负责”的原则不变。",
                "村民赵四海种了15亩水稻，他告诉记者，往年到了5月中旬水还下不来，今年渠底挖深了40厘米，水流明显快了许多，他打算把去年抛荒的3亩地也种上。",
            ];
        var between = indent.Length > 0 ? "\n" : "\n\n";
        Assert.Equal(paragraphs, PlainTextParagraphs.Split(string.Join(between, paragraphs.Select(p => Wrap(p, width, indent)))));
    }

    private static string Wrap(string paragraph, int width, string indent)
    {
        var (lines, line) = (new List<string>(), indent);
        foreach (var word in paragraph.Contains(' ', StringComparison.Ordinal) ? paragraph.Split(' ').Select(w => w + " ") : paragraph.Select(c => c.ToString()))
        {
            if (PlainTextParagraphs.Width(line + word.TrimEnd()) > width && !"，。、；：”）》！？".Contains(word[0], StringComparison.Ordinal))
            {
                lines.Add(line.TrimEnd());
                line = "";
            }

            line += word;
        }

        return string.Join('\n', [.. lines, line.TrimEnd()]);
    }

    [Theory]
    [InlineData("我们在 Python 和 Java 之间\n做了选择", true)]
    [InlineData("全长12公里，宽3米\n长90", false)]
    [InlineData("一二三", true)]
    public void A_text_shows_whether_it_sets_figures_off(string text, bool hasSpaces) => Assert.Equal(hasSpaces, PlainTextParagraphs.HasSpaces(text.Split('\n')));

    [Theory]
    [InlineData("床前明月光\n疑是地上霜\n举头望明月\n低头思故乡")]
    [InlineData("Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you")]
    [InlineData("市政府办公室\n市财政局\n2022年1月29日")]
    [InlineData("1. First\n2. Second\n3. Third")]
    public void Verses_lists_and_signatures_keep_their_lines(string text) =>
        Assert.Equal(text.Split('\n'), PlainTextParagraphs.Split(text));

    [Fact]
    public void A_few_wrapped_lines_are_put_together_where_sentences_go_on()
    {
        const string text = """
            Minutes

            Present: Mrs A. Holt (chair), Mr B. Quill, Ms C. Dane

            Mr Quill reported that the stile had been repaired. The council
            thanked the volunteers, and agreed to pay for the timber.

            2. Contact
               Tom Reed, clerk

            The next meeting is on 9 June 2025, which is the second Monday,
            at 7.30 pm in the village hall.
            """;
        Assert.Equal(
            [
                "Minutes",
                "Present: Mrs A. Holt (chair), Mr B. Quill, Ms C. Dane",
                "Mr Quill reported that the stile had been repaired. The council thanked the volunteers, and agreed to pay for the timber.",
                "2. Contact",
                "Tom Reed, clerk",
                "The next meeting is on 9 June 2025, which is the second Monday, at 7.30 pm in the village hall.",
            ],
            PlainTextParagraphs.Split(text));
    }

    [Fact]
    public void Where_paragraphs_are_indented_lines_that_are_not_go_on()
    {
        const string text = """
            某某县关于做好城乡居民基本医疗保险
            参保缴费工作的通知

            各乡镇人民政府，各街道办事处：
                为切实做好我县城乡居民基本医疗保险参保缴费工作，
            根据上级有关文件精神，结合我县实际，现就有关事项通知如下：
            一、参保对象
                具有本县户籍的城乡居民，以及在本县居住满半年的外来人员
            和在本县就读的学生，都可以参加。
                特此通知

            某某县医疗保障局
            2023年8月25日
            """;
        Assert.Equal(
            [
                "某某县关于做好城乡居民基本医疗保险参保缴费工作的通知",
                "各乡镇人民政府，各街道办事处：",
                "为切实做好我县城乡居民基本医疗保险参保缴费工作，根据上级有关文件精神，结合我县实际，现就有关事项通知如下：",
                "一、参保对象",
                "具有本县户籍的城乡居民，以及在本县居住满半年的外来人员和在本县就读的学生，都可以参加。",
                "特此通知",
                "某某县医疗保障局",
                "2023年8月25日",
            ],
            PlainTextParagraphs.Split(text));
    }

    [Theory]
    [InlineData("关于开放阅览室的通知\n市图书馆\n\n　　阅览室周一起开放。")]
    [InlineData("阅览室开放\n市图书馆今起延长时间\n\n　　阅览室周一起开放。")]
    [InlineData("Library opens\nA new room for readers\n\nThe room opens on Monday.")]
    public void A_second_line_of_its_own_is_no_part_of_the_headline(string text) => Assert.Equal(3, PlainTextParagraphs.Split(text).Count);

    [Fact]
    public void Nothing_is_dropped()
    {
        const string text = "a\n\n\nb\fc\r\nd\re";
        Assert.Equal(["a", "b", "c", "d", "e"], PlainTextParagraphs.Split(text));
    }

    [Fact]
    public void Poems_of_one_length_stay_lines_of_their_own()
    {
        const string Poems = """
            白日依山尽，黄河入海流。欲穷千里目，更上一层楼。
            春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。
            床前明月光，疑是地上霜。举头望明月，低头思故乡。
            千山鸟飞绝，万径人踪灭。孤舟蓑笠翁，独钓寒江雪。
            红豆生南国，春来发几枝。愿君多采撷，此物最相思。
            """;
        Assert.Equal(5, PlainTextParagraphs.Split(Poems).Count);
    }

    [Fact]
    public void Words_broken_at_a_lines_end_are_whole_again()
    {
        const string Text = """
            The council of Barrow decided on Tuesday to repair the old bridge over
            the river, which has been closed to carts and lorries since the flood-
            ing of last spring, for the well-known plan of late autumn was the may-
            or's own idea, and so was the other one, which was even better, a well-
            known one, of which the council had heard some years before that day.
            """;
        var paragraph = Assert.Single(PlainTextParagraphs.Split(Text));
        Assert.Contains("the flooding of", paragraph, StringComparison.Ordinal);
        Assert.Contains("the mayor's own", paragraph, StringComparison.Ordinal);
        Assert.Contains("a well-known one", paragraph, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compound_broken_once_keeps_its_hyphen()
    {
        const string Text = """
            The council of Barrow decided on Tuesday to repair the old bridge over
            the river, which has been closed to carts and lorries since the floods
            of last spring. Work is to begin in May, to last until autumn: a long-
            term plan that the council had rejected some years before that though.
            """;
        Assert.Contains("a long-term plan", Assert.Single(PlainTextParagraphs.Split(Text)), StringComparison.Ordinal);
    }
}
