using AngleSharp.Dom;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Processing;

/// <summary>Puts lines that extraction has left out back into the body, as paragraphs, where they stood; those that come from no element at the end.</summary>
internal static class LeftOutReverter
{
    // A paragraph stands beside these, not within them.
    private static readonly string[] Parts = ["li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "figcaption", "summary"];

    /// <param name="text">Just made: no rule has taken a line of the body away yet.</param>
    /// <param name="stale">Gets those that are not there any more.</param>
    /// <returns>What was restored, for the article's list.</returns>
    public static IReadOnlyList<LeftOutLine> Apply(DraftText text, Draft draft, IReadOnlyList<RestoredLine> wanted, List<StaleCorrection> stale)
    {
        if (wanted.Count == 0)
            return [];
        var pieces = text.LeftOut.ToDictionary(piece => piece.Key, StringComparer.Ordinal);
        var restored = new List<LeftOutPiece>();
        foreach (var line in wanted)
        {
            if (pieces.GetValueOrDefault(line.Key) is { } piece)
                restored.Add(piece);
            else
                stale.Add(new StaleCorrection(StaleCorrection.Restore, $"The line \"{line.Text}\" is no longer among those that are left out of this text. Look at the article, and restore it there if it should be."));
        }

        foreach (var piece in restored)
            PutBack(piece, draft);
        text.TakeIn(restored, draft);
        return [.. restored.Select(piece => new LeftOutLine(piece.Text, piece.Rule) { Key = piece.Key })];
    }

    private static void PutBack(LeftOutPiece piece, Draft draft)
    {
        var paragraph = draft.Document.CreateElement("p");
        foreach (var node in piece.Nodes)
            paragraph.AppendChild(node);
        if (piece.Nodes.Count == 0)
            paragraph.TextContent = piece.Text;
        if (piece.Next is { } next && draft.Body.Contains(next))
        {
            var before = BlockOf(next, draft.Body);
            before.Parent!.InsertBefore(paragraph, before);
        }
        else
        {
            draft.Body.AppendChild(paragraph);
        }
    }

    /// <summary>What the paragraph is put before: the innermost block around a text that is no part of a list or table; bare text of the body itself.</summary>
    private static INode BlockOf(INode text, IElement body)
    {
        var block = text;
        while (block.ParentElement is { } parent && parent != body && !IsBlock(block))
            block = parent;
        return block;
    }

    private static bool IsBlock(INode node) =>
        node is IElement element && !DocumentLines.IsInline(element) && element.ParentElement is { } parent && !Parts.Contains(element.LocalName) && !Parts.Contains(parent.LocalName);
}
