using Gazette.Text.Searching;

namespace Gazette.Pages.Searching;

/// <summary>A piece of an article's prose around what was looked for.</summary>
internal static class Excerpt
{
    // In UTF-16 units; a Chinese character is one.
    private const int Before = 24;
    private const int Length = 130;

    /// <summary>From the first place where a part stands; the text's beginning where none does.</summary>
    /// <returns>The pieces in their order, and whether each is a hit.</returns>
    public static IReadOnlyList<(string Text, bool IsHit)> Of(string text, SearchQuery query)
    {
        var folded = FoldedText.Of(text);
        var first = query.Parts.Select(part => part.FindIn(folded.Text, 0)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        var start = first < 0 ? 0 : StartBefore(text, folded.SourceOf(first));
        var end = EndOf(text, Math.Min(text.Length, start + Length));
        var pieces = new List<(string, bool)>();
        Add(start > 0 ? "…" : "", isHit: false);
        var at = start;
        foreach (var (from, to) in HitsIn(folded, query).Where(hit => hit.From >= start && hit.From < end))
        {
            if (from < at)
                continue;
            Add(text[at..from], isHit: false);
            Add(text[from..Math.Min(to, end)], isHit: true);
            at = Math.Min(to, end);
        }

        Add(text[at..end], isHit: false);
        Add(end < text.Length ? "…" : "", isHit: false);
        return pieces;

        void Add(string piece, bool isHit)
        {
            if (piece.Length > 0)
                pieces.Add((string.Join(' ', piece.Split('\n', StringSplitOptions.RemoveEmptyEntries)), isHit));
        }
    }

    private static IEnumerable<(int From, int To)> HitsIn(FoldedText folded, SearchQuery query)
    {
        var hits = new List<(int From, int To)>();
        foreach (var part in query.Parts)
        {
            for (var at = part.FindIn(folded.Text, 0); at >= 0; at = part.FindIn(folded.Text, at + part.Text.Length))
                hits.Add((folded.SourceOf(at), folded.SourceOf(at + part.Text.Length)));
        }

        // Of two that begin at one place the longer one.
        return hits.OrderBy(hit => hit.From).ThenByDescending(hit => hit.To);
    }

    /// <summary>Not in the middle of a sentence where it begins nearby, and never within a character.</summary>
    private static int StartBefore(string text, int hit)
    {
        var earliest = Math.Max(0, hit - Before);
        var sentence = hit == 0 ? -1 : text.LastIndexOfAny(['。', '！', '？', '\n', '；'], hit - 1, hit - earliest);
        var start = sentence >= 0 ? sentence + 1 : earliest;
        return start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? start - 1 : start;
    }

    private static int EndOf(string text, int end) => end < text.Length && end > 0 && char.IsHighSurrogate(text[end - 1]) ? end + 1 : end;
}
