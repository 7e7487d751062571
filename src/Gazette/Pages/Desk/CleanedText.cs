using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;

namespace Gazette.Pages.Desk;

/// <summary>The published text as markup: edits in their places, and what was left out folded where it stood.</summary>
internal static class CleanedText
{
    public static Markup Of(EditList list, DeskText.ReviewText words, RuleWords rules, InterfaceLanguage language)
    {
        var parts = new List<Markup>();
        var left = new Queue<IGrouping<int, (LeftOutLine Line, bool IsRestored)>>(
            list.LeftOutLines.Select(line => (Line: line, IsRestored: false))
                .GroupBy(item => item.Line.Position ?? int.MaxValue).OrderBy(group => group.Key));
        var restored = list.Restored.Select(line => (line, true));
        if (list.Restored.Count > 0)
            parts.Add(LeftOut([.. restored], words.Restored, words, rules, language));
        foreach (var piece in MarkedText.Of(list))
        {
            var (at, text) = (0, piece.After);
            while (left.TryPeek(out var lines) && lines.Key <= piece.Position + (piece.Edits.Count == 0 ? text.Length - 1 : 0))
            {
                // Between two paragraphs: a fold is a block of its own.
                var cut = piece.Edits.Count == 0 ? ParagraphAt(text, at, lines.Key - piece.Position) : at;
                parts.Add($"{text[at..cut]}");
                at = cut;
                parts.Add(LeftOut([.. left.Dequeue()], null, words, rules, language));
            }

            parts.Add(piece.Edits.Count == 0 ? $"{text[at..]}" : Edit(piece, list, words, rules));
        }

        while (left.TryDequeue(out var rest))
            parts.Add(LeftOut([.. rest], null, words, rules, language));
        return Markup.Join(parts);
    }

    /// <summary>The paragraph's beginning that is next to a place; places are the draft's, and white space may have gone.</summary>
    private static int ParagraphAt(string text, int from, int place)
    {
        place = Math.Clamp(place, from, text.Length);
        var before = place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;
        return before >= from ? before : place;
    }

    private static Markup Edit(MarkedPiece piece, EditList list, DeskText.ReviewText words, RuleWords rules)
    {
        var isUndone = piece.Edits.All(edit => list.Undone.Any(undone => undone.Number == edit.Number));
        var isDoubtful = piece.Edits.Any(edit => list.Edits.Any(e => e.Number == edit.Number && !e.Certain));
        var isMark = piece.Edits.All(edit => edit.IsMark);
        var kind = isUndone ? words.Undone : isMark ? words.Marked : piece.After.Length == 0 ? words.Removed : piece.Before.Length == 0 ? words.Inserted : words.Changed;
        var why = string.Join("; ", piece.Edits.Select(edit => rules.Rule(edit.Rule)).Distinct(StringComparer.Ordinal));
        Markup shown = isUndone || isMark || piece.Before == piece.After
            ? $"<span>{piece.After}</span>"
            : (Markup)$"{(piece.Before.Length > 0 ? (Markup)$"<del>{piece.Before}</del>" : Markup.Nothing)}{(piece.After.Length > 0 ? (Markup)$"<ins>{piece.After}</ins>" : Markup.Nothing)}";
        var classes = $"edit{(isDoubtful ? " doubtful" : "")}{(isUndone ? " undone" : "")}";
        return $"<span class=\"{classes}\" tabindex=\"-1\" data-edits=\"{string.Join(' ', piece.Edits.Select(edit => edit.Number))}\" data-rules=\"{string.Join(' ', piece.Edits.Select(edit => edit.Rule).Distinct(StringComparer.Ordinal))}\" data-why=\"{why}\" data-kind=\"{kind}\"{(isMark && !isUndone ? (Markup)$" data-mark" : Markup.Nothing)}>{shown}</span>";
    }

    private static Markup LeftOut(IReadOnlyList<(LeftOutLine Line, bool IsRestored)> lines, string? title, DeskText.ReviewText words, RuleWords rules, InterfaceLanguage language) => $"""
        <details class="left" lang="{language.Tag}"><summary>{title ?? DeskText.Fill(words.LeftOutHere, lines.Count)}</summary>
        <ul>
        {Markup.Join(lines.Select(item => (Markup)$"<li{(item.Line.Key is { } key ? (Markup)$" data-key=\"{key}\"{(item.IsRestored ? (Markup)$" data-restored" : Markup.Nothing)}" : Markup.Nothing)}><span>{item.Line.Text}</span> <small>{rules.Rule(item.Line.Rule)}</small>{(item.Line.Key is null ? Markup.Nothing : (Markup)$" <button type=\"button\" name=\"restore\" data-restore=\"{words.Restore}\" data-leave=\"{words.LeaveOut}\">{(item.IsRestored ? words.LeaveOut : words.Restore)}</button>")}</li>"))}</ul></details>
        """;
}
