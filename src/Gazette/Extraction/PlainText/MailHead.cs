using System.Text.RegularExpressions;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.PlainText;

/// <summary>The head of a message that a release was sent in: From, To, Date, Subject, one a line.</summary>
internal sealed partial class MailHead
{
    private const int MinLines = 2;
    private const int MaxLines = 12;

    /// <summary>The lines of the head, none when the text begins otherwise.</summary>
    public required IReadOnlyList<TextLine> Lines { get; init; }

    /// <summary>The subject without its label, on the line's own nodes.</summary>
    public TextLine? Subject { get; private init; }

    public MetaRow? Date { get; private init; }

    public static MailHead Of(IReadOnlyList<TextLine> lines)
    {
        var fields = lines.Take(MaxLines).Select(l => (Line: l, Match: Field().Match(l.Text))).TakeWhile(f => f.Match.Success).ToArray();
        var subject = Array.Find(fields, f => IsSubject(f.Match.Groups["name"].Value));
        // One such line alone is a field of some other kind.
        if (fields.Length < MinLines || subject.Line is null)
            return new MailHead { Lines = [] };
        var date = Array.Find(fields, f => IsDate(f.Match.Groups["name"].Value));
        return new MailHead
        {
            Lines = [.. fields.Select(f => f.Line)],
            Subject = new TextLine(subject.Match.Groups["value"].Value, subject.Line.Nodes),
            Date = date.Line is null ? null : MetaRow.Read(date.Line.Text),
        };
    }

    private static bool IsSubject(string name) => name.Equals("subject", StringComparison.OrdinalIgnoreCase) || name is "主题" or "主題" or "主旨";

    private static bool IsDate(string name) =>
        name.Equals("date", StringComparison.OrdinalIgnoreCase) || name.Equals("sent", StringComparison.OrdinalIgnoreCase) || name is "日期" or "发送时间" or "發送時間" or "时间" or "時間";

    [GeneratedRegex("^(?<name>from|to|cc|bcc|reply-to|sent|date|subject|发件人|寄件者|寄件人|收件人|收件者|抄送|副本|主题|主題|主旨|日期|发送时间|發送時間|时间|時間)\\s*[:：]\\s*(?<value>\\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Field();
}
