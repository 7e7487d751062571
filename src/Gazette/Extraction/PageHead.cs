using AngleSharp.Html.Dom;

namespace Gazette.Extraction;

/// <summary>What a page prints around its headline: rows of fields, a second headline, a byline.</summary>
internal sealed class PageHead
{
    private const int LinesAbove = 4;
    private const int LinesBelow = 12;

    private const string SecondHeadlines = ".subtitle, .sub-title, .sub_title, .subhead, .standfirst, .fubiaoti, .fbt, .futitle, [class*=subheadline i]";

    public FieldEvidence Evidence { get; } = new();

    /// <summary>Lines that read as rows of fields, for finding them again in the body.</summary>
    public HashSet<string> RowKeys { get; } = new(StringComparer.Ordinal);

    public string? Standfirst { get; private init; }

    /// <summary>Lines that repeat the headline.</summary>
    public required IReadOnlyList<TextLine> TitleLines { get; init; }

    /// <summary>The short lines right under the headline, where bylines stand.</summary>
    public required IReadOnlyList<TextLine> Below { get; init; }

    public static PageHead Of(IHtmlDocument document, string? title)
    {
        var lines = TextLines.Of(document.Body!);
        var key = TextLine.KeyOf(title ?? "");
        var at = TitleAt(lines, key);
        var head = new PageHead
        {
            TitleLines = key.Length == 0 ? [] : [.. lines.Where(l => l.Key == key)],
            Below = [.. lines.Skip(at + 1).Take(LinesBelow)],
            Standfirst = SecondHeadline(document, key),
        };
        head.ReadRows(lines, at);
        return head;
    }

    /// <summary>The headline stands in a heading; the same words in a breadcrumb or a list don't count if there is one. -1 when nowhere.</summary>
    private static int TitleAt(IReadOnlyList<TextLine> lines, string key)
    {
        var places = Enumerable.Range(0, lines.Count).Where(i => key.Length > 0 && lines[i].Key == key).ToArray();
        return places.Length == 0 ? -1 : places.FirstOrDefault(i => lines[i].Parent?.Closest("h1, h2, h3") is not null, places[0]);
    }

    private void ReadRows(IReadOnlyList<TextLine> lines, int at)
    {
        var below = Range(lines, at + 1, at < 0 ? 0 : LinesBelow);
        foreach (var row in below.Select(i => RowAt(lines, i)).OfType<MetaRow>())
            Evidence.Add(row);
        var above = Range(lines, at - LinesAbove, at < 0 ? 0 : LinesAbove).Reverse();
        foreach (var row in above.Select(i => RowAt(lines, i)).OfType<MetaRow>())
            Evidence.AddMissing(row);
        // Far from the headline only a label makes a field.
        foreach (var row in Enumerable.Range(0, lines.Count).Select(i => RowAt(lines, i)).OfType<MetaRow>().Where(r => r.DateIsLabelled || r.Source is not null))
            Evidence.AddMissing(row);
    }

    private static IEnumerable<int> Range(IReadOnlyList<TextLine> lines, int start, int count) =>
        Enumerable.Range(start, count).Where(i => i >= 0 && i < lines.Count);

    private MetaRow? RowAt(IReadOnlyList<TextLine> lines, int i)
    {
        var next = i + 1 < lines.Count ? lines[i + 1].Text : "";
        var row = MetaRow.Read(lines[i].Text);
        if (row?.OpenLabel is not null && next.Length is > 0 and <= 40)
            row = MetaRow.Read($"{lines[i].Text} {next}") ?? row;
        if (row is not { IsWhole: true } || MetaRow.IsOfAnEvent(lines[i].Text, next))
            return null;
        RowKeys.Add(lines[i].Key);
        return row;
    }

    private static string? SecondHeadline(IHtmlDocument document, string title)
    {
        var marked = document.QuerySelectorAll(SecondHeadlines).Select(e => Words.Of(e));
        var beside = document.QuerySelectorAll("h1").Select(h => h.NextElementSibling).Where(e => e?.LocalName == "h2").Select(e => Words.Of(e!));
        return marked.Concat(beside).FirstOrDefault(t => t.Length is >= 4 and <= 200 && TextLine.KeyOf(t) != title && MetaRow.Read(t) is null);
    }
}
