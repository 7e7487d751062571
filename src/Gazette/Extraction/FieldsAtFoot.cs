namespace Gazette.Extraction;

/// <summary>Source and writer printed below the text: lines of their own that hold nothing else.</summary>
internal static class FieldsAtFoot
{
    private const int LookedAtLines = 4;

    public static void Take(Draft draft)
    {
        var evidence = new FieldEvidence();
        var lines = TextLines.Of(draft.Body);
        foreach (var line in lines.Skip(Math.Max(1, lines.Count - LookedAtLines)))
        {
            // A date alone down there is that of a signature, which belongs to the text.
            if (MetaRow.Read(line.Text) is not { IsWhole: true } row || (row.Source is null && row.Author is null))
                continue;
            evidence.Add(row);
            line.Remove(draft.Body);
        }

        evidence.Fill(draft.Metadata, draft.Report);
    }
}
