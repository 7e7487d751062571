using System.Text.RegularExpressions;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.PlainText;

/// <summary>The lines above a plain text's first paragraph, told apart.</summary>
internal sealed partial class PlainTextHead
{
    /// <summary>A head with more lines than this is no head.</summary>
    private const int MaxLines = 24;

    private readonly List<TextLine> taken = [];
    private readonly List<TextLine> repeated = [];
    private readonly List<MetaRow> rows = [];

    public TextLine? Title { get; private set; }

    public TextLine? Standfirst { get; private set; }

    public IReadOnlyList<MetaRow> Rows => rows;

    /// <summary>Lines that belong to the head, to be taken out of the body; tools of the page are not among them.</summary>
    public IReadOnlyList<TextLine> Taken => taken;

    public IReadOnlyList<TextLine> RepeatedHeadlines => repeated;

    /// <param name="most">Lines that may belong to it: below stand tables and lists.</param>
    public static PlainTextHead Of(IReadOnlyList<TextLine> lines, int most = int.MaxValue)
    {
        var head = new PlainTextHead();
        var mail = MailHead.Of(lines);
        head.Title = mail.Subject;
        head.taken.AddRange(mail.Lines);
        if (mail.Date is { } date)
            head.rows.Add(date);
        var at = mail.Lines.Count;
        while (at < Math.Min(lines.Count, Math.Min(most, mail.Lines.Count + MaxLines)) && head.Takes(lines, at))
            at++;
        return head;
    }

    /// <summary>The same below a headline that is known.</summary>
    /// <param name="most">As many lines below it may belong to the head.</param>
    public static PlainTextHead Under(TextLine title, IReadOnlyList<TextLine> below, int most)
    {
        var head = new PlainTextHead { Title = title };
        head.taken.Add(title);
        IReadOnlyList<TextLine> lines = [title, .. below];
        var at = 1;
        while (at < Math.Min(lines.Count, Math.Min(most + 1, MaxLines)) && head.Takes(lines, at))
            at++;
        return head;
    }

    /// <summary>False at the first line that is no part of the head.</summary>
    private bool Takes(IReadOnlyList<TextLine> lines, int at)
    {
        var line = lines[at];
        if (ToolLine.Is(line.Text))
            return true;
        if (MetaRow.Read(line.Text) is { IsWhole: true } row)
            return !MetaRow.IsOfAnEvent(line.Text, at + 1 < lines.Count ? lines[at + 1].Text : "") && !MatterDates.Is(row, lines, at, Day) && Take(line, row);
        if (Headline.IsReleaseMark(line.Text))
            return Take(line);
        if (Title is null)
            return TakeTitle(lines, at);
        if (DocumentNumber().IsMatch(line.Text))
            return true;
        if (lines[at - 1] == Title && Underline().IsMatch(line.Text))
            return Take(line);
        if (line.Key == Title.Key)
            return TakeRepeated(line);
        return Standfirst is null && TakeStandfirst(lines, at);
    }

    private DateOnly? Day => rows.Select(r => r.DateIsOfUpdate ? null : r.Date?.Date?.Date).FirstOrDefault(d => d is not null);

    private bool Take(TextLine line, MetaRow row)
    {
        rows.Add(row);
        return Take(line);
    }

    private bool Take(TextLine line)
    {
        taken.Add(line);
        return true;
    }

    private bool TakeTitle(IReadOnlyList<TextLine> lines, int at)
    {
        if (at + 1 >= lines.Count || !Headline.CouldBe(lines[at].Text))
            return false;
        taken.Add(Title = lines[at]);
        return true;
    }

    private bool TakeRepeated(TextLine line)
    {
        repeated.Add(line);
        taken.Add(line);
        return true;
    }

    private bool TakeStandfirst(IReadOnlyList<TextLine> lines, int at)
    {
        if (!Headline.CouldBeSecond(lines[at].Text) || BeginsEntry(lines[at].Text) || !IsFollowedByText(lines, at) || IsOneOfSubheads(lines, at))
            return false;
        taken.Add(Standfirst = lines[at]);
        return true;
    }

    /// <summary>Of a dictionary: the headword, and a bracket behind it.</summary>
    private bool BeginsEntry(string line) =>
        line.Length > Title!.Text.Length && line.StartsWith(Title.Text, StringComparison.Ordinal) && line[Title.Text.Length] is '(' or '（' or '[' or '【';

    /// <summary>Fields, tools or the headline again may stand between; the first line of another kind has to be a paragraph.</summary>
    private bool IsFollowedByText(IReadOnlyList<TextLine> lines, int at)
    {
        for (var i = at + 1; i < lines.Count; i++)
        {
            if (ToolLine.Is(lines[i].Text) || lines[i].Key == Title!.Key || MetaRow.Read(lines[i].Text) is { IsWhole: true })
                continue;
            return Headline.IsProse(lines[i].Text);
        }

        return false;
    }

    /// <summary>
    /// Where the text goes on with short lines that end in no full stop, a short line under the headline is the first
    /// of the subheads. Fields or a second headline between it and the first headline prove otherwise for a longer one, a
    /// dash before it for any. Below the last paragraph stand no subheads.
    /// </summary>
    private bool IsOneOfSubheads(IReadOnlyList<TextLine> lines, int at)
    {
        if (lines[at].Text.StartsWith("——", StringComparison.Ordinal))
            return false;
        var others = lines.Skip(at + 1).Reverse().SkipWhile(l => !Headline.IsProse(l.Text)).Count(l => Headline.CouldBeSecond(l.Text) && !ToolLine.Is(l.Text) && l.Key != Title!.Key && MetaRow.Read(l.Text) is null && l.Key != lines[at].Key);
        if (others == 0)
            return false;
        return rows.Count + repeated.Count == 0 || !Headline.IsLong(lines[at].Text);
    }

    /// <summary>云政办发〔2026〕12号: part of the text, with the rows below it.</summary>
    [GeneratedRegex("^\\p{Lo}{2,16}[〔\\[（(【](?:19|20)[0-9]{2}[〕\\])）】]第?[0-9]{1,5}[号號]$", RegexOptions.None, 10000)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex("^[=\\-*_~—]{3,}$", RegexOptions.None, 10000)]
    private static partial Regex Underline();
}
