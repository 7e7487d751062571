using Gazette.Extraction.Fields;

namespace Gazette.Tests;

public sealed class MetaRowTests
{
    [Theory]
    [InlineData("發布時間:2022年01月29日", "2022-01-29", null, null)]
    [InlineData("來源:天門網", null, "天門網", null)]
    [InlineData("发布时间：2022-01-29 10:30　来源：新华社　作者：王帅　字体：大 中 小", "2022-01-29 10:30", "新华社", "王帅")]
    [InlineData("2022-01-29 10:30:00　来源: 人民日报 浏览次数：120", "2022-01-29 10:30", "人民日报", null)]
    [InlineData("2022年1月29日 新华网 【大 中 小】", "2022-01-29", "新华网", null)]
    [InlineData("来源：本站原创　　作者：医务科", null, "本站原创", "医务科")]
    [InlineData("稿源：中国日报 | 责任编辑：李四", null, "中国日报", null)]
    [InlineData("信息来源： 市应急管理局", null, "市应急管理局", null)]
    [InlineData("Published: January 29, 2022 | Source: Reuters", "2022-01-29", "Reuters", null)]
    [InlineData("本文来源：云溪日报 责任编辑：李四", null, "云溪日报", null)]
    [InlineData("資料來源：市氣象局", null, "市氣象局", null)]
    [InlineData("来源丨云溪观察", null, "云溪观察", null)]
    [InlineData("来自：云溪日报", null, "云溪日报", null)]
    [InlineData("供稿：市气象局　2022-01-29", "2022-01-29", "市气象局", null)]
    [InlineData("转自：云溪日报", null, "云溪日报", null)]
    [InlineData("2019-09-05 11:10:12 来源：云溪空间[整理] 编辑：李四 浏览：20", "2019-09-05 11:10", "云溪空间[整理]", null)]
    [InlineData("[ 作者：孙秀兰  转贴自：云溪供电所  点击数：66  更新时间：2022-1-29  文章录入：admin ]", "2022-01-29", "云溪供电所", "孙秀兰")]
    [InlineData("作者：佚名  转贴自：本站原创  点击次数：66  录入时间：2022-1-29  录入者：webmaster", "2022-01-29", "本站原创", null)]
    [InlineData("添加时间：2022-1-29 9:20:00 阅读：88 发布者：admin", "2022-01-29 09:20", null, null)]
    [InlineData("By: Jane Doe", null, null, "Jane Doe")]
    [InlineData("作者：未知", null, null, null)]
    [InlineData("發布日期：113-07-01", "2024-07-01", null, null)]
    [InlineData("更新时间：2022-02-03 发布时间：2022-01-29", "2022-01-29", null, null)]
    [InlineData("记者：张三、李四", null, null, "张三、李四")]
    [InlineData("作者：记者 罗文 通讯员 何秀英", null, null, "记者 罗文、何秀英")]
    [InlineData("来源：云溪晚报（兰州）", null, "云溪晚报", null)]
    [InlineData("来源：云溪晚报 (云溪县)　2022-01-29", "2022-01-29", "云溪晚报", null)]
    [InlineData("来源：云溪日报（海外版）", null, "云溪日报（海外版）", null)]
    [InlineData("来源：罗文/云溪青年报", null, "云溪青年报", "罗文")]
    [InlineData("罗文/云溪青年报　2022-01-29 10:30", "2022-01-29 10:30", "云溪青年报", "罗文")]
    [InlineData("云溪晚报记者 罗文　2022-01-29", "2022-01-29", "云溪晚报", "罗文")]
    [InlineData("2022-01-29 10:30　云溪社", "2022-01-29 10:30", "云溪社", null)]
    [InlineData("来源：云溪网　作者：云溪网", null, "云溪网", null)]
    [InlineData("Quelle: Talheimer Anzeiger | Veröffentlicht am 3. Mai 2021", "2021-05-03", "Talheimer Anzeiger", null)]
    [InlineData("Fuente: Diario del Valle · Autora: Ana Ruiz", null, "Diario del Valle", "Ana Ruiz")]
    [InlineData("Publié le mardi 3 mars 2026 à 9 h 30 – Par Jeanne Morel et Paul Petit", "2026-03-03 09:30", null, "Jeanne Morel, Paul Petit")]
    [InlineData("Von Anna Krause | 03.03.2026, 09:30 Uhr", "2026-03-03 09:30", null, "Anna Krause")]
    [InlineData("Veröffentlicht am 3. März 2026 von Anna Krause und Jörg Ahrens", "2026-03-03", null, "Anna Krause, Jörg Ahrens")]
    [InlineData("Publicado el 3 de marzo de 2026 a las 9:30 por Lucía Ortega", "2026-03-03 09:30", null, "Lucía Ortega")]
    [InlineData("Pubblicato il 3 marzo 2026 alle 9:30 da Marta Bianchi", "2026-03-03 09:30", null, "Marta Bianchi")]
    [InlineData("Gepubliceerd op 3 maart 2026 om 9:30 door Eva de Vries", "2026-03-03 09:30", null, "Eva de Vries")]
    [InlineData("Publicado em 3 de março de 2026 às 9h30 por Ana Lopes", "2026-03-03 09:30", null, "Ana Lopes")]
    [InlineData("公開日：2021年5月3日　出典：谷新聞", "2021-05-03", "谷新聞", null)]
    [InlineData("记者：罗文　通讯员：何秀英、周立　责任编辑：李四", null, null, "罗文、何秀英、周立")]
    public void Fields_are_read_as_printed(string line, string? date, string? source, string? author)
    {
        var row = MetaRow.Read(line);
        Assert.NotNull(row);
        Assert.True(row.IsWhole);
        Assert.Equal((date, source, author), (row.Date?.Date?.ToString(), row.Source, row.Author));
    }

    [Theory]
    [InlineData("天門網訊(全媒體記者王帥)1月28日下午,市委書記主持召開會議。")]
    [InlineData("2022年1月29日，市政府召开常务会议，研究部署春节前后安全生产工作，市长主持会议并讲话。")]
    [InlineData("图片来源：受访者供图，记者在现场看到，工人们正在加紧施工，预计下月底可以通车运行。")]
    [InlineData("时间：2025年6月7日 地点：区图书馆二楼报告厅")]
    [InlineData("云溪快讯（记者 李小川）今日（3月8日) 有市民来电, 说环湖路的路灯坏了三盏。")]
    [InlineData("Von der Brücke bis zum Markt wurde die Straße am 3. März 2026 von Arbeitern der Stadt neu gebaut.")]
    [InlineData("Le pont a été ouvert le 3 mars 2026 par Jeanne Morel, maire de la commune.")]
    [InlineData("By the end of the year, the council wants to have repaired every bridge in the county.")]
    public void Prose_is_no_row(string line) => Assert.NotEqual(true, MetaRow.Read(line)?.IsWhole);

    [Theory]
    [InlineData("责任编辑：李四")]
    [InlineData("编辑：王五　审核：赵六")]
    public void An_editor_is_no_author(string line) => Assert.Null(MetaRow.Read(line)?.Author);

    [Theory]
    [InlineData("更新时间：2022-01-30")]
    [InlineData("成文日期：2022-01-20")]
    public void Other_dates_are_not_labelled_as_that_of_publishing(string line) => Assert.NotEqual(true, MetaRow.Read(line)?.DateIsLabelled);

    [Theory]
    [InlineData("2019-05-17 · 苏皖城市报道", "苏皖城市报道")]
    [InlineData("2019-09-05 11:10 云溪空间[整理]", "云溪空间[整理]")]
    [InlineData("2019-05-17 张三", null)]
    [InlineData("2019-05-17 阅读量", null)]
    [InlineData("2019-05-17 责任编辑李四", null)]
    [InlineData("2019-05-17 国内 国际社会", null)]
    public void A_name_beside_the_date_may_be_the_source(string line, string? expected) => Assert.Equal(expected, MetaRow.Read(line)?.Beside);
}
