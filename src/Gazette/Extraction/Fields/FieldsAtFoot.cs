using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Fields;

/// <summary>Source and writer printed below the text: lines of their own that hold nothing else.</summary>
internal static class FieldsAtFoot
{
    private const int LookedAtLines = 4;

    public static void Take(Draft draft)
    {
        var lines = TextLines.Of(draft.Body);
        foreach (var line in lines.Skip(Math.Max(1, lines.Count - LookedAtLines)))
        {
            // A date alone down there is that of a signature, which belongs to the text; so does what contradicts the head.
            if (MetaRow.Read(line.Text) is not { IsWhole: true } row || (row.Source is null && row.Author is null) || Contradicts(row, draft.Metadata))
                continue;
            var evidence = new FieldEvidence();
            evidence.Add(row);
            evidence.Fill(draft.Metadata, draft.Report);
            line.Remove(draft, EditList.Fields);
        }
    }

    private static bool Contradicts(MetaRow row, Metadata known) =>
        (row.Source is not null && known.Source is not null && row.Source != known.Source)
            || (row.Author is not null && known.Authors.Count > 0 && !PersonNames.Split(row.Author).SequenceEqual(known.Authors, StringComparer.Ordinal));
}
