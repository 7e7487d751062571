using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>Writes a paragraph's lines as one text: a space between two, none in Chinese, none where a hyphen parted a word.</summary>
internal sealed partial class ParagraphText
{
    /// <summary>In a text that parts words at all, so many of its lines end so.</summary>
    private const double LeastShareParted = 0.02;

    private const char SoftHyphen = '\u00AD';

    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool partsWords;

    public ParagraphText(IReadOnlyList<Column> columns)
    {
        var (parted, all) = (0, 0);
        foreach (var line in columns.SelectMany(c => c.Lines))
        {
            all++;
            parted += Parted().IsMatch(line.Text) ? 1 : 0;
            foreach (var word in Words().EnumerateMatches(line.Text))
                words.Add(line.Text.Substring(word.Index, word.Length));
        }

        partsWords = parted > all * LeastShareParted;
    }

    public List<LinePiece> Of(Paragraph paragraph)
    {
        var pieces = new List<LinePiece>();
        var text = new StringBuilder();
        string? link = null;
        foreach (var line in paragraph.Lines)
        {
            var isFirst = true;
            foreach (var piece in line.Pieces)
            {
                if (isFirst && text.Length > 0)
                    Meet(text, line.Text);
                if (piece.Link != link && text.Length > 0)
                {
                    pieces.Add(new LinePiece(text.ToString(), link));
                    text.Clear();
                }

                (isFirst, link) = (false, piece.Link);
                text.Append(piece.Text);
            }
        }

        pieces.Add(new LinePiece(text.ToString(), link));
        return pieces;
    }

    public string TextOf(Paragraph paragraph) => string.Concat(Of(paragraph).Select(p => p.Text));

    /// <summary>Makes the end of what stands there ready for the next line.</summary>
    private void Meet(StringBuilder text, string next)
    {
        const int Word = 60;
        var end = text.ToString(Math.Max(0, text.Length - Word), Math.Min(text.Length, Word));
        if (end.Length > 1 && end[^1] is '-' or '\u2010' or SoftHyphen && char.IsLetter(end[^2]) && char.IsLetter(next[0]))
            text.Length -= IsOneWord(end, next) ? 1 : 0;
        else if (!WideCharacter.Ends(end) && !WideCharacter.Begins(next))
            text.Append(' ');
    }

    private bool IsOneWord(string text, string next)
    {
        if (text[^1] == SoftHyphen)
            return true;
        var head = LastWord().Match(text[..^1]).Value;
        var tail = FirstWord().Match(next).Value;
        if (words.Contains($"{head}{tail}"))
            return true;
        return !words.Contains($"{head}-{tail}") && char.IsLower(next[0]) && partsWords;
    }

    [GeneratedRegex("\\p{L}[-\\u2010\\u00AD]$", RegexOptions.None, 10000)]
    private static partial Regex Parted();

    [GeneratedRegex("\\p{L}+(?:-\\p{L}+)*", RegexOptions.None, 10000)]
    private static partial Regex Words();

    [GeneratedRegex("\\p{L}+$", RegexOptions.RightToLeft, 1000)]
    private static partial Regex LastWord();

    [GeneratedRegex("^\\p{L}+", RegexOptions.None, 10000)]
    private static partial Regex FirstWord();
}
