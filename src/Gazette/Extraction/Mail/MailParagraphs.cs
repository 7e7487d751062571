using Gazette.Extraction.Parsing;

namespace Gazette.Extraction.Mail;

/// <summary>The paragraphs of a plain message, each with the number of <c>></c> that stood before its lines.</summary>
internal static class MailParagraphs
{
    /// <summary>Deeper quotes are those of threads that nobody reads.</summary>
    private const int MaxDepth = 12;

    /// <summary>Elements for quotes; where more would be needed, a line is quoted or not.</summary>
    private const int MaxQuotes = MarkupLimits.MaxElements / 4;

    public static IReadOnlyList<(int Depth, string Text)> Split(string text)
    {
        var lines = PlainTextParagraphs.Lines(text);
        var depths = DepthsOf(lines);
        if (depths.Zip(depths.Skip(1), (above, below) => Math.Max(0, below - above)).Sum() > MaxQuotes)
            depths = [.. depths.Select(depth => Math.Min(depth, 1))];
        var paragraphs = new List<(int, string)>();
        for (var start = 0; start < lines.Length;)
        {
            var end = start;
            while (end < lines.Length && depths[end] == depths[start])
                end++;
            var run = lines[start..end].Select(line => WithoutMarks(line, depths[start]));
            paragraphs.AddRange(PlainTextParagraphs.Split(string.Join('\n', run)).Select(p => (depths[start], p)));
            start = end;
        }

        return paragraphs;
    }

    /// <summary>An empty line belongs to the lines around it.</summary>
    private static int[] DepthsOf(string[] lines)
    {
        var depths = new int[lines.Length];
        var last = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                depths[i] = NextDepth(lines, i) == last ? last : 0;
            else
                last = depths[i] = DepthOf(lines[i], last);
        }

        return depths;
    }

    private static int NextDepth(string[] lines, int at)
    {
        // Runs of empty lines are looked through from their first one only.
        var next = at;
        while (next < lines.Length && next - at < MaxDepth && string.IsNullOrWhiteSpace(lines[next]))
            next++;
        return next < lines.Length ? DepthOf(lines[next], 0) : 0;
    }

    /// <summary>Mailboxes put such a sign before a line that begins with the word From.</summary>
    private static int DepthOf(string line, int above)
    {
        var depth = 0;
        foreach (var c in line)
        {
            if (c == '>')
                depth++;
            else if (c != ' ')
                break;
        }

        return depth == 1 && above == 0 && line.StartsWith(">From ", StringComparison.Ordinal) ? 0 : line.StartsWith('>') ? Math.Min(depth, MaxDepth) : 0;
    }

    private static string WithoutMarks(string line, int depth)
    {
        if (depth == 0)
            return line.StartsWith(">From ", StringComparison.Ordinal) ? line[1..] : line;
        var at = 0;
        for (var marks = 0; at < line.Length && (line[at] == ' ' || (line[at] == '>' && marks < depth)); at++)
        {
            if (line[at] == '>')
                marks++;
            else if (marks == depth)
                break;
        }

        // One space after the marks is theirs; what is set in further is so for a reason.
        return at < line.Length && line[at] == ' ' ? line[(at + 1)..] : line[Math.Min(at, line.Length)..];
    }
}
