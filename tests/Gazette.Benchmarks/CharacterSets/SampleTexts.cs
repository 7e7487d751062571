namespace Gazette.Benchmarks;

/// <summary>Texts to re-encode: Chinese ones from a folder of articles, all others written for this.</summary>
internal static class SampleTexts
{
    private const string Cantonese =
        "佢哋話今日嘅天氣好好，我哋一齊去咗公園散步，啲花開得好靚。你喺邊度買嘅嘢呀？呢間鋪頭嘅嘢又平又靚，唔使行咁遠。噚日朝早有人喺街市門口派傳單，" +
        "話聽日會封路，叫啲街坊唔好揸車。阿婆話佢冇睇到，後來佢個仔返嚟先至講畀佢知。大家傾咗一陣偈，就各自返屋企煮飯喇。";

    private const string Japanese =
        "昨日、市役所で会議が開かれ、担当者が来年度の予算について説明しました。新しい図書館は駅前に建設される予定で、工事は秋に始まります。" +
        "市民からは「もっと早く知らせてほしかった」という声も上がりました。カレーライスとコーヒーが人気の食堂は、改装のためしばらく休業します。" +
        "気温は平年より高く、週末は各地で桜が見ごろを迎えるでしょう。電車が遅れたため、学校に間に合わない生徒が多かったそうです。";

    private const string Korean =
        "어제 시청에서 회의가 열렸고 담당자가 내년 예산에 대해 설명했습니다. 새 도서관은 역 앞에 지을 예정이며 공사는 가을에 시작됩니다. " +
        "시민들은 더 일찍 알려 주었으면 좋았을 것이라고 말했습니다. 이번 주말에는 전국에 비가 내리고 기온이 크게 떨어지겠습니다. " +
        "정부는 중소기업을 지원하기 위한 새로운 대책을 발표했으며 국회는 다음 달에 관련 법률을 심의할 계획입니다.";

    private const string Western =
        "Le maire a présenté hier à l’hôtel de ville le budget de l’année. Été comme hiver, la bibliothèque sera ouverte dès huit heures. " +
        "Für die Bürger wäre eine größere Straßenbahn schöner, erklärte der Bürgermeister über die Pläne. El año pasado la señora Muñoz pidió más información. " +
        "Läget är bättre än i går, säger åklagaren på Östermalm. A comissão não tomará nenhuma decisão até amanhã.";

    private const string CentralEuropean =
        "Wczoraj w ratuszu odbyło się spotkanie mieszkańców, na którym przedstawiono budżet na przyszły rok. Včera se na radnici sešli občané, aby " +
        "projednali rozpočet města. Tegnap a városházán a polgármester ismertette a jövő évi költségvetést, és szűkebb körű ülést hívott össze. " +
        "Učenci so včeraj obiskali knjižnico, v kateri že tretje leto pripravljajo razstavo.";

    private const string Russian =
        "Вчера в мэрии прошло совещание, на котором обсудили бюджет города на следующий год. Новая библиотека откроется осенью рядом с вокзалом. " +
        "Жители попросили сообщать о таких решениях раньше. Москва и Санкт-Петербург договорились о сотрудничестве.";

    private const string Greek =
        "Χθες στο δημαρχείο έγινε συνεδρίαση για τον προϋπολογισμό του επόμενου έτους. Η νέα βιβλιοθήκη θα ανοίξει το φθινόπωρο κοντά στον σταθμό. " +
        "Οι κάτοικοι ζήτησαν να ενημερώνονται νωρίτερα για τις αποφάσεις.";

    private const string Turkish =
        "Dün belediye binasında gelecek yılın bütçesi görüşüldü. Yeni kütüphane sonbaharda istasyonun yanında açılacak. Halk, kararların daha önce " +
        "duyurulmasını istedi; başkan ise çalışmaların sürdüğünü söyledi.";

    private const string Hebrew = "אתמול התקיימה בעירייה ישיבה על תקציב השנה הבאה. הספרייה החדשה תיפתח בסתיו ליד תחנת הרכבת. התושבים ביקשו לקבל הודעה מוקדמת יותר על ההחלטות.";

    private const string Arabic = "عقد أمس في مبنى البلدية اجتماع لمناقشة ميزانية السنة القادمة. ستفتح المكتبة الجديدة أبوابها في الخريف قرب المحطة. طلب السكان أن يتم إبلاغهم بالقرارات في وقت مبكر.";

    private const string Baltic = "Vakar rotušėje įvyko posėdis, kuriame aptartas kitų metų biudžetas. Nauja biblioteka bus atidaryta rudenį šalia stoties. Vakar domē notika sēde par nākamā gada budžetu, un iedzīvotāji lūdza ziņot agrāk.";

    /// <summary>Empty when the folder holds no articles.</summary>
    public static IReadOnlyList<string> Simplified(string folder) =>
        Directory.Exists(folder) ? [.. ArticleFile.In(folder).Select(a => OneLine(a.Text))] : [];

    public static IReadOnlyList<string> Traditional(IEnumerable<string> simplified)
    {
        using var stream = typeof(SampleTexts).Assembly.GetManifestResourceStream("Gazette.Benchmarks.CharacterSets.traditional.txt")!;
        using var reader = new StreamReader(stream);
        var pairs = reader.ReadToEnd().Split('\n').Last(l => l.Length > 0);
        var forms = pairs.Chunk(2).ToDictionary(p => p[0], p => p[1]);
        return [.. simplified.Select(t => string.Concat(t.Select(c => forms.GetValueOrDefault(c, c)))), Cantonese];
    }

    /// <summary>Text and the sets that were used for its language, beside Unicode.</summary>
    public static IReadOnlyList<(string Language, IReadOnlyList<string> Texts, string[] Charsets)> Others { get; } =
    [
        ("Cantonese", [Cantonese], ["big5"]),
        ("Japanese", [Japanese], ["shift_jis", "euc-jp", "iso-2022-jp"]),
        ("Korean", [Korean], ["euc-kr"]),
        ("Western", [Western], ["windows-1252"]),
        ("Central", [CentralEuropean], ["windows-1250"]),
        ("Russian", [Russian], ["windows-1251", "koi8-r"]),
        ("Greek", [Greek], ["windows-1253"]),
        ("Turkish", [Turkish], ["windows-1254"]),
        ("Hebrew", [Hebrew], ["windows-1255"]),
        ("Arabic", [Arabic], ["windows-1256"]),
        ("Baltic", [Baltic], ["windows-1257"]),
    ];

    private static string OneLine(string text) => string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
