using System.Buffers;
using System.Text.RegularExpressions;
using Gazette.Extraction.Authors;
using Gazette.Text;

namespace Gazette.Extraction.Fields;

/// <summary>
/// The row under a headline: date, source, author, and what a page's tools print beside them, such as
/// <c>发布时间：2022-01-29 10:30　来源：新华社　作者：王帅　字体：大 中 小</c>.
/// </summary>
internal sealed partial record MetaRow
{
    /// <summary>Longer lines are paragraphs that happen to hold a label.</summary>
    private const int MaxLength = 220;

    private const int MaxValue = 60;
    private const int MaxDates = 4;

    /// <summary>A date with nothing but the source beside it.</summary>
    private const int MaxDateAndSource = 40;
    private const int MinDateDigits = 4;

    /// <summary>Two and three characters may be a person or a column.</summary>
    private const int MinBeside = 4;
    private const int MaxBeside = 20;
    private const int MaxNames = 5;

    /// <summary>What sets the fields of a row apart.</summary>
    private static readonly char[] Between = [.. "|｜ \u3000·•/"];

    public PrintedDate? Date { get; private init; }

    /// <summary>True when a label says that the date is that of publishing.</summary>
    public bool DateIsLabelled { get; private init; }

    /// <summary>True when that label may as well name the time of something else: "Date".</summary>
    public bool LabelIsGeneral { get; private init; }

    /// <summary>True when a label says that the date is that of a later change or review, and the row has no other.</summary>
    public bool DateIsOfUpdate { get; private init; }

    public string? Source { get; private init; }

    public string? Author { get; private init; }

    /// <summary>What stands beside a date without a label and may be the source: 苏皖城市报道 in <c>2019-05-17 · 苏皖城市报道</c>.</summary>
    public string? Beside { get; private init; }

    /// <summary>True when the line holds nothing but such fields, so that it is no part of the article.</summary>
    public bool IsWhole { get; init; }

    /// <summary>A moment beside a few short words: who wrote, for whom, from where. Right under the headline it is a row of fields.</summary>
    public bool IsMomentAndNames { get; private init; }

    /// <summary>A field whose value stands in the next line.</summary>
    public string? OpenLabel { get; private init; }

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789０１２３４５６７８９:：丨年");

    private static readonly WordSearch SourceWords = new(
        ["来源", "來源", "稿源", "出处", "出處", "转载自", "轉載自", "转自", "轉自", "摘自", "供稿", "原载", "原載", "首发于", "来自", "來自", "source"]);

    /// <summary>How the names of papers, sites and stations end.</summary>
    private static readonly SearchValues<char> SourceEnds = SearchValues.Create("网網报報社台臺线道端心闻聞刊志视");

    /// <summary>What labels of dates are made of.</summary>
    private static readonly WordSearch DateWords = new(
        ["时间", "時間", "日期", "发布", "發布", "發佈", "发表", "發表", "更新", "修改", "修订", "修訂", "公開日", "掲載日", "投稿日", "配信日", "date", "published", "posted", "updated", "modified", "revised", "edited", "reviewed", "checked"]);

    /// <summary>Quick, and false for nearly all lines of a page: whether it may hold a labelled date, or a source.</summary>
    public static bool MayHoldLabel(string line) =>
        line.Length <= MaxLength
        && (SourceWords.AnyIn(line) || (line.AsSpan().ContainsAny(Signs) && (MayBeDateAndSource(line) || DateWords.AnyIn(line))));

    private static bool MayBeDateAndSource(string line) =>
        line.Length <= MaxDateAndSource && line.AsSpan().ContainsAny(SourceEnds) && line.Count(char.IsDigit) >= MinDateDigits;

    /// <summary>Without one of them the pattern of labels, which tries each of them at each place, finds nothing.</summary>
    private static readonly WordSearch LabelWords = new($"{DateNames}|{Sources}|{Authors}|{Editors}|{Others}".Replace("(?: on)?", "", StringComparison.Ordinal).Split('|'));

    private static readonly WordSearch LabelWordsOfColon = new($"{DateNamesOfColon}|{SourcesOfColon}|{AuthorsOfColon}|{ColumnsOfColon}".Split('|'));

    /// <summary>Null for a line without any such field.</summary>
    public static MetaRow? Read(string line)
    {
        if (line.Length > MaxLength)
            return null;
        var dates = Dates(line, out var rest);
        if (dates.Count == 0 && !LabelWords.AnyIn(rest) && !(rest.AsSpan().ContainsAny(':', '：') && LabelWordsOfColon.AnyIn(rest)))
            return null;
        // 云溪日报记者 王帅: beside a date the paper and its writer are two fields.
        if (dates.Count > 0)
            rest = RowBylines.Labelled(PaperAndRole().Replace(rest, "${paper} ${role}"));
        var labels = Labels().Matches(rest);
        if (dates.Count == 0 && labels.Count == 0)
            return null;
        return FromParts(line, rest, dates, labels);
    }

    /// <summary>Each date with what stands before it; a bar takes its place, which keeps the fields on both sides apart.</summary>
    private static List<(PrintedDate Date, string Before)> Dates(string line, out string rest)
    {
        var dates = new List<(PrintedDate, string)>();
        rest = line;
        while (dates.Count < MaxDates && PrintedDate.FindIn(rest) is { } date)
        {
            dates.Add((date, rest[..date.Start]));
            rest = rest.Replace(date.Printed, " | ", StringComparison.Ordinal);
        }

        if (dates.Count == 0 && line.AsSpan().ContainsAny(":：") && line.Any(char.IsAsciiDigit) && PromisedDate().Match(line) is { Success: true } promise && PrintedDate.FindShort(promise.Groups["date"].Value) is { } shortened)
        {
            dates.Add((shortened, line[..promise.Groups["date"].Index]));
            rest = line.Replace(shortened.Printed, " | ", StringComparison.Ordinal);
        }

        return dates;
    }

    /// <summary>When and where something takes place: that date is the article's matter, not its own.</summary>
    public static bool IsOfAnEvent(string line, string next) => When().IsMatch(line) && Where().IsMatch(next);

    /// <summary>A line with a date and nothing else.</summary>
    public static bool IsBareDay(string line) => Read(line)?.IsBare == true;

    /// <summary>A date and nothing else.</summary>
    public bool IsBare => this is { IsWhole: true, DateIsLabelled: false, DateIsOfUpdate: false, Source: null, Author: null, Date.Date: not null };

    /// <summary>A mark, a place, a tool or a counter, which also stand in rows.</summary>
    public static bool IsNoName(string piece) => NoSource().IsMatch(piece);

    /// <summary>The same row where its place, right under the headline, tells that the name beside the date is the source.</summary>
    public MetaRow WithSourceBeside() => this with { Source = Beside, IsWhole = true };

    /// <summary>The same row where the page's own names tell that its date is that of a change.</summary>
    public MetaRow OfUpdate() => this with { DateIsOfUpdate = true };

    /// <summary>What stands before a date calls it that of a change or a review.</summary>
    public static bool SpeaksOfUpdate(string before) => UpdateBefore().IsMatch(before);

    private static MetaRow FromParts(string line, string rest, List<(PrintedDate Date, string Before)> dates, MatchCollection labels)
    {
        var labelled = dates.Find(d => PublishingBefore().IsMatch(d.Before)).Date;
        var bare = dates.Find(d => !UpdateBefore().IsMatch(d.Before)).Date;
        var date = labelled ?? bare ?? (dates.Count > 0 ? dates[0].Date : null);
        string? source = null, author = null, open = null;
        var left = new System.Text.StringBuilder(labels.Count == 0 ? rest : rest[..labels[0].Index]);
        for (var i = 0; i < labels.Count; i++)
        {
            var label = labels[i].Groups["label"].Value;
            var end = i + 1 < labels.Count ? labels[i + 1].Index : rest.Length;
            var start = labels[i].Index + labels[i].Length;
            var value = Field(rest[start..end], out var beyond);
            left.Append(' ').Append(beyond);
            // Down by the river is no byline.
            if (label.EndsWith("by", StringComparison.OrdinalIgnoreCase) && value.Length > 0 && char.IsAsciiLetterLower(value[0]))
                left.Append(' ').Append(label).Append(' ').Append(value);
            else if (SourceLabel().IsMatch(label))
                (source, author) = (source ?? Paper(Known(value)), Both(author, WriterBeside(value)));
            else if (AuthorLabel().IsMatch(label))
                author = Both(author, Known(value));
            else if (!EditorLabel().IsMatch(label) && !(date is not null && ColumnLabel().IsMatch(label)))
                left.Append(' ').Append(Tools().IsMatch(value) ? "" : value);
            open = i + 1 == labels.Count && value.Length == 0 && date is null ? label : null;
        }

        var remains = Noise().Replace(left.ToString(), "").Trim();
        if (date is not null && labels.Count == 0)
            author = WriterBeside(left.ToString().Trim(' ', '\u3000', '|', '·'));
        return new MetaRow
        {
            Date = date,
            DateIsLabelled = labelled is not null,
            LabelIsGeneral = labelled is not null && dates.Any(d => d.Date == labelled && GeneralBefore().IsMatch(d.Before)),
            DateIsOfUpdate = date is not null && labelled is null && bare is null,
            Source = source ?? (date is not null && SourceLike().IsMatch(remains) ? OneOf(left.ToString()) ?? remains : null),
            Author = author == source ? null : author,
            Beside = date is not null && source is null && author is null ? BesideDate(left.ToString()) : null,
            IsMomentAndNames = date?.Date?.Time is not null && IsNames(left.ToString()),
            OpenLabel = open,
            IsWhole = remains.Length <= 2 || remains.Length * 8 <= line.Length || SourceLike().IsMatch(remains),
        };
    }

    /// <summary>记者 罗文 通讯员 何秀英: each role has its own people.</summary>
    private static string? Both(string? first, string? second) =>
        first is null || second is null ? first ?? second : Han.IsMostly(first) && Han.IsMostly(second) ? $"{first}、{second}" : first;

    /// <summary>Of a writer and a paper the paper: the one piece that is named like one; null when none or several are.</summary>
    private static string? OneOf(string left)
    {
        var papers = left.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(p => SourceLike().IsMatch(p)).ToArray();
        return papers.Length == 1 ? papers[0] : null;
    }

    /// <summary>石佳/云溪青年报 names who wrote and for whom.</summary>
    private static string? WriterBeside(string value) =>
        WriterAndPaper().Match(value) is { Success: true } pair && PersonShape.IsHan(pair.Groups["who"].Value) ? pair.Groups["who"].Value : null;

    private static string? Paper(string? value)
    {
        if (value is null)
            return null;
        var paper = WriterBeside(value) is null ? value : WriterAndPaper().Match(value).Groups["paper"].Value;
        return City().Match(paper) is { Success: true } city ? city.Groups["paper"].Value : paper;
    }

    private static bool IsNames(string left)
    {
        var pieces = left.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        return pieces.Length <= MaxNames && pieces.All(p => p.Length <= MaxBeside && p.All(char.IsLetterOrDigit));
    }

    /// <summary>Null unless one piece of Chinese is left that could be a paper's or an account's name.</summary>
    private static string? BesideDate(string left)
    {
        var pieces = left.Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !NoSource().IsMatch(p) && Noise().Replace(p, "").Length > 0).ToArray();
        return pieces is [var only] && only.Length is >= MinBeside and <= MaxBeside && Han.IsMostly(only) && !NoName().IsMatch(only) ? only.Trim('(', ')', '（', '）') : null;
    }

    /// <summary>Up to a bar or a wide space; long values are prose, of which nothing is a field.</summary>
    private static string Field(string text, out string beyond)
    {
        var value = text.Trim(' ', '\u3000', '|', '｜');
        var end = value.IndexOfAny(['|', '｜', '\u3000']);
        beyond = end < 0 ? "" : value[end..];
        value = WithoutBrackets((end < 0 ? value : value[..end]).Trim(' ', '\u3000', ';', '；', ',', '，', '[', '【', '·', '•'));
        if (value.Length <= MaxValue && !value.Contains('。', StringComparison.Ordinal))
            return value;
        beyond = value + beyond;
        return "";
    }

    /// <summary>Of brackets around a whole row one half ends up here; 云溪空间[整理] has both.</summary>
    private static string WithoutBrackets(string value)
    {
        foreach (var (opening, closing) in new[] { ('[', ']'), ('【', '】'), ('(', ')'), ('（', '）') })
        {
            if (!value.Contains(opening, StringComparison.Ordinal))
                value = value.TrimEnd(closing, ' ', ',', '，');
        }

        return value;
    }

    private static string? Known(string value)
    {
        var known = TrailingTool().Replace(value, "").Trim();
        return known.Length == 0 || Unknown().IsMatch(known) ? null : known;
    }

    private const string DateNames = "发布时间|發布時間|發佈時間|发布日期|發布日期|發佈日期|发布于|發布於|發佈於|发表时间|發表時間|发表于|發表於|发稿时间|發稿時間|发文时间|發文時間|发文日期|時間|时间|日期|刊登日期|上传时间|录入时间|添加时间|添加日期|入库时间|提交时间|发稿日期|加入时间|新增时间|信息时间|信息日期|上网时间|Published(?: on)?|Posted(?: on)?|Date|Release date|" +
        "Veröffentlicht|Erschienen|Publié|Publiée|Mis en ligne|Date de publication|Publicado|Publicada|Fecha de publicación|Pubblicato|Pubblicata|Data di pubblicazione|Data de publicação|" +
        "Gepubliceerd|Geplaatst|Publicerad|Publicerat|Publiceret|Publisert|Opublikowano|Опубликовано|Дата публикации|公開日時|公開日|掲載日時|掲載日|投稿日|配信日|発行日|発表日|등록일|게시일|작성일|입력|기사입력|발행일";
    private const string Sources = "来源|來源|稿源|稿件来源|稿件來源|信息来源|信息來源|文章来源|文章來源|新闻来源|新聞來源|内容来源|來源網站|来源网站|出处|出處|转载自|轉載自|转自|轉自|转贴自|轉貼自|摘自|本文来源|本文來源|资料来源|資料來源|消息来源|消息來源|来源于|來源於|媒体来源|供稿单位|供稿單位|供稿|原载|原載|首发于|来自|來自|Source|出典|引用元|출처";
    private const string Authors = "作者|采写|採寫|采访|採訪|记者|記者|通讯员|通訊員|撰文|撰稿|撰稿人|供稿人|Author|By|Written by|執筆|文責";
    private const string Editors = "责任编辑|責任編輯|责编|責編|编辑|編輯|值班编辑|校对|校對|审核|審核|审校|编审|監製|监制|主编|主編|复审|终审|初审|文章录入|信息录入|录入员|录入者|录入人|录入|发布者|发布人|添加人|上传者|摄影|攝影|整理|Editor|Edited by";
    private const string Others = "浏览次数|瀏覽次數|浏览量|瀏覽量|浏览|瀏覽|点击数|点击次数|点击率|点击量|点击|點擊數|點擊|阅读次数|阅读量|阅读|閱讀|访问量|访问次数|访问|人气|评论|評論|字体大小|字體大小|字体|字體|字号|字號|打印|列印|分享到|分享至|分享|收藏|更新时间|更新時間|更新日期|成文日期|索引号|文号|主题分类|发布机构|發布機構|标签|標籤|关键词|字級|Views|Updated|Last updated|Tags|Share|" + Updates;

    // Words of the text too, where no colon stands behind them.
    private const string DateNamesOfColon = "Datum|Fecha|Data|Дата";
    private const string SourcesOfColon = "Quelle|Fuente|Fonte|Bron|Источник";
    private const string ColumnsOfColon = "栏目|所属栏目|分类|所属分类|分類|カテゴリー|カテゴリ|タグ|Category|Kategorie|Catégorie|Rubrique|Categoría|Categoria|Rubriek|Ressort|Rubrik";
    private const string AuthorsOfColon = "Autor|Autorin|Auteur|Auteure|Autore|Autora|Автор";

    private const string Updates = "Zuletzt aktualisiert|Aktualisiert|Geändert|Mis à jour|Mise à jour|Dernière mise à jour|Modifié|Última actualización|Actualizado|Aggiornato|Ultimo aggiornamento|Laatst bijgewerkt|Bijgewerkt|Gewijzigd|" +
        "Atualizado|Última atualização|Uppdaterad|Opdateret|Oppdatert|Обновлено|最終更新日時|最終更新日|最終更新|更新日時|更新日|수정일|수정|업데이트";

    [GeneratedRegex("(?:^|[\\s\\u3000|｜/【\\[(（•·>0-9])(?!(?:来自|來自)(?!\\s*[:：]))(?<label>" + DateNames + "|" + Sources + "|" + Authors + "|" + Editors + "|" + Others + ")(?:\\s*[:：丨]\\s*|/(?=\\p{IsCJKUnifiedIdeographs})|(?=\\s*$)|\\s+(?=\\S{1,16}(?:$|[\\s|｜])))|(?:^|[\\s|·•(])(?<label>" + DateNamesOfColon + "|" + SourcesOfColon + "|" + AuthorsOfColon + "|" + ColumnsOfColon + "|Stand)\\s*[:：]\\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Labels();

    [GeneratedRegex("^[\\s\\u3000]*(?:时间|時間|日期|Date|Time|When)\\s*[:：]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex When();

    [GeneratedRegex("^[\\s\\u3000]*(?:地点|地點|地址|Place|Venue|Where|Location|Time|时间|時間)\\s*[:：]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Where();

    [GeneratedRegex("(?:^|[^\\p{L}])(?:" + DateNames + "|(?:" + DateNamesOfColon + ") *:|(?:first |originally )?(?:published|posted))(?: (?:on|at))?[\\s:：]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex PublishingBefore();

    [GeneratedRegex("(?:^|[^\\p{L}])(?:时间|時間|日期|Date|" + DateNamesOfColon + ")[\\s:：]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex GeneralBefore();

    [GeneratedRegex("(?:更新|修改|修订|修訂|updated|modified|revised|edited|reviewed|(?:fact[ -]?)?checked|updated date|成文日期|生成日期|印发日期|(?:^|[^\\p{L}])Stand:|" + Updates + ")(?:时间|時間|日期|于|於)?(?: (?:on|at|by [^|]{1,60}))?[\\s:：,，|]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex UpdateBefore();

    [GeneratedRegex("(?:^|[\\s|【\\[(（])(?:" + DateNames + ")\\s*[:：]\\s*(?<date>[0-9]{2,3} *[-./年] *[0-9]{1,2} *[-./月] *[0-9]{1,2} *日?)(?:[\\s|)）】\\]]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex PromisedDate();

    [GeneratedRegex("^(?:" + Sources + "|" + SourcesOfColon + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex SourceLabel();

    [GeneratedRegex("^(?:" + Authors + "|" + AuthorsOfColon + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex AuthorLabel();

    [GeneratedRegex("^(?:" + ColumnsOfColon + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex ColumnLabel();

    [GeneratedRegex("^(?:" + Editors + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex EditorLabel();

    [GeneratedRegex("(?<paper>[\\p{L}·]{1,13}[网網报報社台臺线道端心闻聞刊志视])(?<role>(?:记者|記者|通讯员|通訊員)[\\s:：])", RegexOptions.None, 10000)]
    private static partial Regex PaperAndRole();

    [GeneratedRegex("^(?<who>\\p{Lo}{2,4}) ?[/／] ?(?<paper>[\\p{L}0-9·]{1,13}[网網报報社台臺线道端心闻聞刊志视])$", RegexOptions.None, 10000)]
    private static partial Regex WriterAndPaper();

    /// <summary>Where a paper appears, in brackets behind its name; an edition (海外版) is part of the name.</summary>
    [GeneratedRegex("^(?<paper>[^（()）]{2,}?) ?[(（](?:北京|上海|天津|重庆|重慶|广州|廣州|深圳|南京|杭州|苏州|成都|武汉|武漢|西安|长沙|沈阳|青岛|郑州|大连|东莞|宁波|厦门|福州|无锡|合肥|昆明|哈尔滨|济南|佛山|长春|温州|石家庄|南宁|常州|泉州|南昌|贵阳|太原|烟台|嘉兴|南通|金华|珠海|惠州|徐州|海口|乌鲁木齐|绍兴|中山|台州|兰州|银川|西宁|呼和浩特|拉萨|香港|澳门|澳門|台北|臺北|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|臺灣|内蒙古|广西|西藏|宁夏|新疆|\\p{Lo}{1,4}[市县縣省州])[)）]$", RegexOptions.None, 10000)]
    private static partial Regex City();

    /// <summary>Values of tools: counters, text sizes, links.</summary>
    [GeneratedRegex("^[\\s0-9大中小特默认次人+A\\-TtPp,，.|【】\\[\\]]*$", RegexOptions.None, 10000)]
    private static partial Regex Tools();

    [GeneratedRegex("[\\s\\u3000|｜【】\\[\\]()（）:：/\\-—–·•,，;；]+|(?:大|中|小)(?=[\\s】\\])）]|$)|打印本页|打印|关闭窗口|关闭|分享到|分享|收藏|微信|微博|举报|评论|只看该作者|只看楼主|倒序浏览|正序浏览|显示全部楼层|电梯直达|[0-9]+ *(?:次阅读|次浏览|次閱讀|条评论|條評論|人评论|评论|阅读|views?|comments?|min(?:ute)?s? read)|\\b[0-9]+\\b|次$|星期[一二三四五六日天]", RegexOptions.None, 1000)]
    private static partial Regex Noise();

    /// <summary>What else stands in such rows: places, counters, tools, days of the week.</summary>
    [GeneratedRegex("^(?:原创|轉載|转载|正文|首页|首頁|星期.|周.|IP属地.*|来自.{0,10}|發佈|发布|发表|.{0,6}(?:阅读|閱讀|浏览|瀏覽|评论|評論|点赞|点击|收藏|分享|关注|跟贴|参与|次|字|条|人)|字号.*|字体.*|[0-9.,万w+]+)$", RegexOptions.None, 10000)]
    private static partial Regex NoSource();

    [GeneratedRegex("[。，！？；：:,!?]|关于|關於|通知|公告|公示|通告|编辑|編輯|责编|记者|記者|作者|摄影|當前|当前|位置|第[0-9一二三四五六七八九十]+", RegexOptions.None, 10000)]
    private static partial Regex NoName();

    /// <summary>A button that stands in the same row without a label.</summary>
    [GeneratedRegex("(?:\\s+(?:举报|舉報|分享|收藏|打印|关注|評論|评论|订阅|大|中|小|我要评论|字号|字体|[0-9]+))+$", RegexOptions.None, 1000)]
    private static partial Regex TrailingTool();

    [GeneratedRegex("^[\\p{L}0-9·]{1,14}(?:网|網|报|報|社|台|臺|在线|日报|晚报|频道|客户端|中心|新闻|新聞|时报|周刊|杂志|电视)$", RegexOptions.None, 10000)]
    private static partial Regex SourceLike();

    [GeneratedRegex("^(?:未知|佚名|不详|不詳|暂无|无|null|none|unknown|undefined|-+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Unknown();
}
