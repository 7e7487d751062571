using System.Globalization;

namespace Gazette.Tests;

/// <summary>An article in many languages, built into pages of many shapes: none of its paragraphs is lost, and nothing else comes in.</summary>
public sealed class PageShapeTests
{
    private const string Menu = "<nav><ul><li><a href='/'>Start</a></li><li><a href='/a'>Harbour</a></li><li><a href='/b'>Market</a></li></ul></nav>";
    private const string Foot = "<footer><p>© 2024 Quay Press. All rights reserved.</p></footer>";

    /// <summary>Four paragraphs each.</summary>
    private static readonly (string Language, string[] Paragraphs)[] Texts =
    [
        ("en", ["The lock keeper opened the gates at five, and eleven barges went through before the fog came down.", "Two of them carried gravel for the new dyke, the others grain, and one a piano that nobody had ordered.", "By noon the water stood a hand's breadth higher than at any time since the pumps were put in.", "The keeper has asked the county for a second gauge; an answer is expected before the winter."]),
        ("de", ["Der Schleusenwärter öffnete die Tore um fünf Uhr, und elf Kähne fuhren durch, bevor der Nebel kam.", "Zwei von ihnen hatten Kies für den neuen Deich geladen, die anderen Getreide, einer ein Klavier.", "Gegen Mittag stand das Wasser eine Handbreit höher als je zuvor, seit die Pumpen laufen.", "Der Wärter hat beim Kreis einen zweiten Pegel beantragt; eine Antwort wird vor dem Winter erwartet."]),
        ("fr", ["L'éclusier a ouvert les portes à cinq heures, et onze péniches sont passées avant le brouillard.", "Deux d'entre elles portaient du gravier pour la nouvelle digue, les autres du grain, l'une un piano.", "Vers midi, l'eau était plus haute d'une main que jamais depuis la pose des pompes.", "L'éclusier a demandé une seconde échelle au département ; la réponse est attendue avant l'hiver."]),
        ("ru", ["Смотритель шлюза открыл ворота в пять часов, и одиннадцать барж прошли до того, как опустился туман.", "Две из них везли гравий для новой дамбы, остальные зерно, а одна — пианино, которого никто не заказывал.", "К полудню вода стояла на ладонь выше, чем когда-либо с тех пор, как поставили насосы.", "Смотритель попросил у округа вторую рейку; ответ ожидается до наступления зимы."]),
        ("ar", ["فتح حارس القناة البوابات في الساعة الخامسة، ومرت إحدى عشرة بارجة قبل أن ينزل الضباب على النهر.", "كانت اثنتان منها تحملان الحصى للسد الجديد، والأخرى تحمل الحبوب، وواحدة تحمل بيانو لم يطلبه أحد.", "عند الظهر كان الماء أعلى بمقدار كف من أي وقت مضى منذ تركيب المضخات في المحطة.", "طلب الحارس من المقاطعة مقياسا ثانيا للمياه، ومن المتوقع أن يصل الجواب قبل حلول الشتاء."]),
        ("hi", ["नहर के रखवाले ने सुबह पाँच बजे फाटक खोले, और कोहरा उतरने से पहले ग्यारह नावें निकल गईं।", "उनमें से दो नए बाँध के लिए बजरी ले जा रही थीं, बाकी अनाज, और एक पर पियानो रखा था।", "दोपहर तक पानी पंप लगने के बाद के किसी भी समय से एक हथेली ऊपर पहुँच गया था।", "रखवाले ने जिले से दूसरा मापक माँगा है, और जवाब सर्दियों से पहले आने की उम्मीद है।"]),
        ("ja", ["水門の番人は朝五時に門を開け、霧が下りてくる前に十一隻のはしけが通り抜けていった。", "そのうち二隻は新しい堤防のための砂利を、ほかは穀物を、一隻は誰も注文していないピアノを積んでいた。", "昼までに水位は、ポンプが据えられてからのどの時よりも手のひら一つ分高くなっていた。", "番人は県に二つ目の水位計を求めており、返事は冬が来る前に届く見込みだという。"]),
        ("ko", ["수문지기는 새벽 다섯 시에 문을 열었고, 안개가 내려앉기 전에 열한 척의 바지선이 지나갔다.", "그 가운데 두 척은 새 둑에 쓸 자갈을, 나머지는 곡식을, 한 척은 아무도 주문하지 않은 피아노를 실었다.", "정오 무렵 물은 펌프가 놓인 뒤의 어느 때보다도 손바닥 하나만큼 높아져 있었다.", "수문지기는 군에 두 번째 수위계를 요청했고, 답은 겨울이 오기 전에 나올 것으로 보인다."]),
        ("zh", ["船闸管理员清晨五点打开闸门，赶在大雾降下之前，共有十一条驳船顺利通过了船闸。", "其中两条装着修新堤用的碎石，其余的装着粮食，还有一条船上放着一架没人订过的钢琴。", "到中午时，水位比水泵安装以来的任何时候都高出一个手掌，岸边的石阶只露出最上面一级。", "管理员已经向县里申请再装一把水尺，预计入冬之前就会有答复，施工不会影响船只通行。"]),
    ];

    /// <summary>{0} to {3} are the paragraphs; what stands in them besides must not be published.</summary>
    private static readonly (string Name, string Markup)[] Shapes =
    [
        ("div-paragraphs", "<div class=x><div>{0}</div><div>{1}</div><div>{2}</div><div>{3}</div></div>"),
        ("spans-and-breaks", "<div class=x><span>{0}</span><br><br><span>{1}</span><br><br><span>{2}</span><br><br>{3}</div>"),
        ("text-in-body", "{0}<br><br>{1}<br><br>{2}<br><br>{3}"),
        ("center-and-font", "<center><font size=3>{0}</font><p><font>{1}</font></p><p><font>{2}</font></p><p>{3}</p></center>"),
        ("custom-elements", "<story-body><story-part>{0}</story-part><story-part>{1}</story-part><story-part>{2}</story-part><story-part>{3}</story-part></story-body>"),
        ("sections", "<section><p>{0}</p></section><section><p>{1}</p></section><section><p>{2}</p></section><section><p>{3}</p></section>"),
        ("siblings-of-the-first-box", "<div class=main><div class=txt><p>{0}</p><p>{1}</p></div><p>{2}</p><p>{3}</p></div>"),
        ("layout-table", "<table><tr><td width=160><a href='/1'>Start</a><br><a href='/2'>Market</a></td><td><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></td></tr></table>"),
        ("links-below", "<div class=x><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p><div><p><a href='/0'>OTHER a bridge is painted blue once more</a></p><p><a href='/1'>OTHER the market moves to the square</a></p></div></div>"),
        ("post-below", "<article><p>{0}</p><p>{1}</p><p>{2}</p><blockquote class='twitter-tweet'><p>{3}</p></blockquote></article>"),
        ("consent-above", "<div class='cookie-consent'><p>OTHER We use cookies to improve this website, and you accept their use when you go on reading our pages.</p><button>OK</button></div><div><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></div>"),
        ("tab-that-is-closed", "<div class=c><div class=pane><p>{0}</p><p>{1}</p></div><div class=pane style='display:none'><p>{2}</p><p>{3}</p></div></div>"),
        ("rest-behind-a-click", "<div class=c><p>{0}</p><div id=rest style='display: none'><p>{1}</p><p>{2}</p><p>{3}</p></div><a href='#'>…</a></div>"),
        ("shadow-tree", "<x-article><template shadowrootmode=open><div><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></div></template></x-article>"),
        ("shadow-tree-with-slot", "<x-article><template shadowrootmode=open><div><slot></slot></div></template><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></x-article>"),
        ("noscript", "<div id=app></div><noscript><div><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></div></noscript>"),
        ("noscript-that-is-not-closed", "<noscript><p><img src='/pixel.gif'></noscript><div><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></div>"),
        ("template-in-a-script", "<div id=app></div><script type='text/template'><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></script>"),
        ("text-field", "<div class=c><textarea readonly>{0}\n\n{1}\n\n{2}\n\n{3}</textarea></div>"),
        ("linked-data", "<div id=app></div><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{0}\\n{1}\\n{2}\\n{3}\"}}</script>"),
        ("data-of-a-framework", "<div id=__next></div><script id=__NEXT_DATA__ type='application/json'>{{\"props\":{{\"post\":{{\"blocks\":[{{\"t\":\"<p>{0}</p><p>{1}</p>\"}},{{\"t\":\"<p>{2}</p><p>{3}</p>\"}}]}}}}}}</script>"),
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var shape in Shapes)
            {
                foreach (var text in Texts)
                    cases.Add(shape.Name, text.Language);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task All_paragraphs_stay_and_nothing_else(string shape, string language)
    {
        var paragraphs = Texts.Single(t => t.Language == language).Paragraphs;
        var content = string.Format(CultureInfo.InvariantCulture, Shapes.Single(s => s.Name == shape).Markup, [.. paragraphs]);

        var draft = await Articles.ReadAsync("lock.html", $"<!DOCTYPE html><html lang={language}><head><meta charset=utf-8><title>Fog at the lock</title></head><body>{Menu}<h1>Fog at the lock</h1>{content}{Foot}</body></html>");

        var text = string.Join('\n', Articles.Lines(draft));
        Assert.All(paragraphs, p => Assert.Contains(p, text, StringComparison.Ordinal));
        Assert.DoesNotContain("OTHER", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quay Press", text, StringComparison.Ordinal);
    }
}
