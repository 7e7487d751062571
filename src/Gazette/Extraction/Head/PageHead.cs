using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Lines;
using Gazette.Text;

namespace Gazette.Extraction.Head;

/// <summary>What a page prints around its headline: rows of fields, a second headline, a byline.</summary>
internal sealed partial class PageHead
{
    private const int LinesAbove = 4;
    private const int LinesBelow = 12;
    private const int LinesOfByline = 5;
    private const int MaxByline = 120;
    private const int MaxNote = 300;

    /// <summary>Cells. A day alone below paragraphs is that of a signature.</summary>
    private const int MinParagraph = 60;
    private const int MaxSource = 24;

    private static readonly FrozenSet<string> SecondHeadlines =
        new[] { "subtitle", "sub-title", "sub_title", "subhead", "standfirst", "fubiaoti", "fbt", "futitle" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SecondHeadlineWords = new[] { "subtitle", "standfirst", "dek", "deck", "subheadline", "subheading" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<string> PartsOfSecondHeadlines = SearchValues.Create([.. SecondHeadlines, .. SecondHeadlineWords], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> NoteWords = SearchValues.Create(["published", "posted", "written"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Shorter ones may be a person's.</summary>
    private const int MinAccount = 5;

    private readonly List<TextLine> rows = [];

    // Lines below the headline with a date that is the article's matter.
    private readonly HashSet<int> matter = [];

    private bool isDayFirst;

    public FieldEvidence Evidence { get; } = new();

    /// <summary>Lines that read as rows of fields, for finding them again in the body.</summary>
    public HashSet<string> RowKeys { get; } = new(StringComparer.Ordinal);

    public string? Standfirst { get; private init; }

    /// <summary>Lines that repeat the headline.</summary>
    public required IReadOnlyList<TextLine> TitleLines { get; init; }

    /// <summary>All of the page.</summary>
    public required IReadOnlyList<TextLine> Lines { get; init; }

    /// <summary>The short lines right under the headline, where bylines stand.</summary>
    public required IReadOnlyList<TextLine> Below { get; init; }

    /// <summary>The lines above the headline, nearest first.</summary>
    public required IReadOnlyList<TextLine> Above { get; init; }

    /// <summary>Lines of the page that were read, wherever they stand: its headlines and rows of fields.</summary>
    public IReadOnlyCollection<TextLine> FieldLines(Metadata metadata)
    {
        var standfirst = TextLine.KeyOf(metadata.Standfirst ?? "");
        return [.. TitleLines, .. rows, .. Lines.Where(l => l.Has(standfirst))];
    }

    /// <param name="page">All of its elements.</param>
    /// <param name="title">Its headline.</param>
    /// <param name="account">Who posted it on a platform.</param>
    /// <param name="budget">Of the time that may be spent.</param>
    public static PageHead Of(PageElements page, string? title, string? account = null, ProcessingBudget? budget = null)
    {
        var lines = TextLines.Of(page.Document.Body!, budget);
        var key = TextLine.KeyOf(title ?? "");
        var at = TitleAt(lines, key);
        var head = new PageHead
        {
            TitleLines = [.. lines.Where(l => l.Has(key))],
            Lines = lines,
            Below = [.. lines.Skip(at + 1).Take(LinesBelow)],
            Above = at < 0 ? [] : [.. lines.Take(at).TakeLast(LinesAbove).Reverse()],
            Standfirst = SecondHeadline(page, lines, at, key),
            isDayFirst = DayFirst.IsCustomIn(page.Document.DocumentElement.GetAttribute("lang")),
        };
        head.Evidence.AddSource(account);
        head.ReadRows(lines, at);
        return head;
    }

    /// <summary>The headline stands in a heading; the same words in a breadcrumb or a list don't count if there is one. -1 when nowhere.</summary>
    private static int TitleAt(IReadOnlyList<TextLine> lines, string key)
    {
        var places = Enumerable.Range(0, lines.Count).Where(i => lines[i].Has(key)).ToArray();
        return places.Length == 0 ? -1 : places.FirstOrDefault(i => lines[i].Parent?.Closest("h1, h2, h3") is not null, places[0]);
    }

    private void ReadRows(IReadOnlyList<TextLine> lines, int at)
    {
        var below = Range(lines, at + 1, at < 0 ? 0 : LinesBelow);
        foreach (var row in below.Select(i => RowAt(lines, i, at, isNear: i - at <= LinesOfByline)).OfType<MetaRow>())
            Evidence.Add(row);
        ReadMarkedSource();
        if (at >= 0)
            ReadDateAmidWords(below.Take(LinesOfByline).Where(i => !matter.Contains(i)).Select(i => lines[i]));
        var above = Range(lines, at - LinesAbove, at < 0 ? 0 : LinesAbove).Reverse().ToArray();
        foreach (var row in above.Select(i => RowAt(lines, i)).OfType<MetaRow>())
            Evidence.AddMissing(row);
        ReadDateAmidWords(above.Select(i => lines[i]));
        // Far from the headline only a label makes a field.
        foreach (var row in Enumerable.Range(0, lines.Count).Where(i => !matter.Contains(i) && MetaRow.MayHoldLabel(lines[i].Text)).Select(i => RowAt(lines, i, at)).OfType<MetaRow>().Where(r => r.DateIsLabelled || r.DateIsOfUpdate || r.Source is not null))
            Evidence.AddMissing(row);
        foreach (var date in lines.Where(l => l.Text.Length <= MaxNote && l.Text.AsSpan().ContainsAny(NoteWords)).Select(l => Note().Match(l.Text)).Where(m => m.Success))
        {
            if (PrintedDate.FindIn(date.Groups["date"].Value) is { Start: 0 } found)
                Evidence.AddFirst(found);
        }
    }

    /// <summary>Beside names and roles, or set apart by a sign; a date inside of a phrase is the article's matter.</summary>
    private void ReadDateAmidWords(IEnumerable<TextLine> lines)
    {
        foreach (var at in lines.TakeWhile(l => l.Text.Length <= MaxNote).Where(l => l.Text.Length <= MaxByline))
        {
            var line = TextOf(at);
            if (PrintedDate.FindIn(line) is not { Date: not null } date || MetaRow.SpeaksOfUpdate(line[..date.Start]) || IsMarkedUpdate(at, date))
                continue;
            if (BeforeDate().IsMatch(line[..date.Start]) && AfterDate().IsMatch(line[(date.Start + date.Printed.Length)..]))
                Evidence.AddMissing(date);
        }
    }

    private static IEnumerable<int> Range(IReadOnlyList<TextLine> lines, int start, int count) =>
        Enumerable.Range(start, count).Where(i => i >= 0 && i < lines.Count);

    /// <summary>A name that the page's own classes call the source, in the lines of fields.</summary>
    private void ReadMarkedSource()
    {
        var marked = Below.Take(LinesOfByline).Concat(Above.Take(1)).Where(l => l.Text.Length <= MaxByline)
            .SelectMany(HeadPiece.Of).Where(p => p.Text.Length is >= 2 and <= MaxSource && (Han.IsMostly(p.Text) || IsMixed(p.Text))).ToList();
        // On platforms the account stands where papers have the writer.
        var pieces = marked.Where(p => p.Kind == PieceKind.Source).Concat(marked.Where(p => p.Kind == PieceKind.Author && IsAccount(p.Text)));
        if (pieces.FirstOrDefault(p => PrintedDate.FindIn(p.Text) is null && !p.Text.EndsWith('：') && !p.Text.EndsWith(':') && !Badge().IsMatch(p.Text) && !MetaRow.IsNoName(p.Text)) is { } piece)
            Evidence.AddSource(MetaRow.Read(piece.Text)?.Source ?? piece.Text);
    }

    private static bool IsAccount(string name) => (name.Length >= MinAccount || IsMixed(name)) && name.All(char.IsLetterOrDigit) && !PersonShape.IsHan(name);

    /// <summary>IT茶馆: no person's name has letters of two scripts.</summary>
    private static bool IsMixed(string name) => name.Any(Han.Is) && name.Any(char.IsAsciiLetter);

    /// <summary>What the page's own names call the time of a change.</summary>
    private static bool IsMarkedUpdate(TextLine line, PrintedDate date)
    {
        var marks = line.Nodes.Where(n => WordList.Of(n.Data).Contains(date.Printed, StringComparison.Ordinal)).Select(n => n.ParentElement).OfType<IElement>().SelectMany(ClassWords.Of).ToArray();
        return Array.Exists(marks, m => m is "updated" or "modified") && !Array.Exists(marks, m => m is "published" or "entry" or "pubdate");
    }

    private string TextOf(TextLine line) => isDayFirst ? DayFirst.Ordered(line.Text) : DayFirst.OrderedByWeekday(line.Text);

    private bool IsMatter(MetaRow row, IReadOnlyList<TextLine> lines, int at, int i) =>
        (MatterDates.Is(row, lines, i, Evidence.Day) || (row.IsBare && Range(lines, at + 1, i - at - 1).Count(j => IsParagraph(lines[j].Text)) > 1 && !Range(lines, i + 1, LinesOfByline).Any(j => IsParagraph(lines[j].Text)))) && matter.Add(i);

    private static bool IsParagraph(string line) => Headline.Cells(line) >= MinParagraph && line[^1] is '。' or '！' or '？' or '”' or '.' or '!' or '?';

    private MetaRow? RowAt(IReadOnlyList<TextLine> lines, int i, int title = -1, bool isNear = false)
    {
        if (i > 0 && SinceWhen().IsMatch(lines[i - 1].Text))
            return null;
        var next = i + 1 < lines.Count ? lines[i + 1].Text : "";
        var row = MetaRow.Read(TextOf(lines[i]));
        if (row?.OpenLabel is not null && next.Length is > 0 and <= 40)
            row = MetaRow.Read($"{lines[i].Text} {next}") ?? row;
        // Below paragraphs it is who signs.
        if (row is not null && isNear && row is { IsWhole: false, Beside: not null } && !Range(lines, title + 1, i - title - 1).Any(j => IsParagraph(lines[j].Text)))
            row = row.WithSourceBeside();
        if (row is not null && isNear && row is { IsWhole: false, IsMomentAndNames: true })
            row = row with { IsWhole = true };
        if (row is { Date: { } date, DateIsLabelled: false } && IsMarkedUpdate(lines[i], date))
            row = row.OfUpdate();
        if (row is not { IsWhole: true } || MetaRow.IsOfAnEvent(lines[i].Text, next) || (title >= 0 && i > title && IsMatter(row, lines, title, i)))
            return null;
        RowKeys.Add(lines[i].Key);
        rows.Add(lines[i]);
        return row;
    }

    /// <summary>What a platform calls the account, beside the account's name.</summary>
    [GeneratedRegex("(?:作者|创作者|达人|博主|账号|帐号|官方号|认证)$", RegexOptions.None, 10000)]
    private static partial Regex Badge();

    /// <summary>Of whoever posts, not of the post.</summary>
    [GeneratedRegex("^(?:joined|join date|registered|member since|注册时间|注册|註冊時間|加入时间|加入時間)[:：]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex SinceWhen();

    [GeneratedRegex("^(?:.{0,80}[|·•,，:：/\\-–—)]\\s*|(?:(?![\\s,])(?:\\p{Lu}(?>[\\p{L}.'’-]*)|(?<!\\p{L})(?:by|on|posted|published|written|in|and|for|at|of|the|von|par|por|di|door|am|vom|le|el|il|op|em|den|und|et|y|e|en)|[&\\s,])+)?)$", RegexOptions.None, 10000)]
    private static partial Regex BeforeDate();

    [GeneratedRegex("^(?:\\s*[|·•,，/\\-–—(].{0,80}|(?:(?>\\s*)(?![,.])(?:\\p{Lu}(?>[\\p{L}.'’-]*)|by|in|and|&|of|[0-9]|min|mins|minutes?|read|add|leave|a|no|comments?|views?|par|por|von|di|door|de|lecture|lectura|lettura|leitura|leestijd|commentaires?|comentarios?|comentários?|commenti|reacties|[\\s,.])+)?)$", RegexOptions.None, 10000)]
    private static partial Regex AfterDate();

    /// <summary>What a page says of itself, not of a report that it speaks of.</summary>
    [GeneratedRegex("^[^.]{0,20}\\bth(?:is|e) (?:article|story|post|piece|page|review|guide|entry|column)(?: was| has been)? (?:first |originally |last )?(?:published|posted|written) (?:here )?(?:on|at|in:?) (?<date>.{6,60})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Note();

    private static bool IsSecondHeadline(IElement element) =>
        element.ClassName is { Length: > 0 } names
        && names.AsSpan().ContainsAny(PartsOfSecondHeadlines)
        && (names.Contains("subheadline", StringComparison.OrdinalIgnoreCase) || names.Split((char[]?)null).Any(SecondHeadlines.Contains) || ClassWords.OfClasses(element).Any(SecondHeadlineWords.Contains));

    private static string? SecondHeadline(PageElements page, IReadOnlyList<TextLine> lines, int at, string title)
    {
        var marked = page.All.Where(IsSecondHeadline).Select(e => WordList.Of(e));
        var beside = page.Named("h1").Select(h => h.NextElementSibling).Where(e => e is { LocalName: "h2" } && !HasBrothers(e)).Select(e => WordList.Of(e!));
        return marked.Where(t => IsNear(lines, at, t)).Concat(beside).FirstOrDefault(t => t.Length is >= 4 and <= 200 && (Han.IsMostly(t) || t.Contains(' ', StringComparison.Ordinal)) && TextLine.KeyOf(t) != title && MetaRow.Read(t) is null
            && !AsidePhrases.HeadsOthers(t) && !AsidePhrases.IsRow(t) && !AsidePhrases.IsNotice(t)) ?? OverRow(lines, at);
    }

    /// <summary>Without a mark of the page's own: a line between the headline and its row of fields, behind a dash or too long for a column's name.</summary>
    private static string? OverRow(IReadOnlyList<TextLine> lines, int at) =>
        at >= 0 && at + 2 < lines.Count && lines[at + 1].Text is var line && Han.IsMostly(line) && Headline.IsLong(line) && Headline.CouldBeSecond(line) && !ToolLine.Is(line)
            && !AsidePhrases.HeadsOthers(line) && !AsidePhrases.IsRow(line) && !AsidePhrases.IsNotice(line) && MetaRow.Read(line) is null
            && MetaRow.Read(lines[at + 2].Text) is { IsWhole: true, Date: not null }
            ? line
            : null;

    /// <summary>Cards of other stories and menus have second headlines too.</summary>
    private static bool IsNear(IReadOnlyList<TextLine> lines, int at, string text)
    {
        var key = TextLine.KeyOf(text);
        return at >= 0 && Range(lines, at - LinesAbove, LinesAbove + 1 + LinesOfByline).Any(i => lines[i].Has(key));
    }

    /// <summary>One of several in the same element heads a part of the text.</summary>
    private static bool HasBrothers(IElement heading) => heading.ParentElement!.Children.Any(e => e != heading && e.LocalName == heading.LocalName);
}
