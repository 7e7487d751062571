namespace Gazette.Extraction;

/// <summary>Fields as they are found, best first; of several readings the first that holds wins.</summary>
internal sealed class FieldEvidence
{
    private readonly List<PrintedDate> labelledDates = [];
    private readonly List<PrintedDate> bareDates = [];
    private string? source;
    private string? author;

    /// <summary>For rows elsewhere than under the headline: they only tell what was left open, and no writer.</summary>
    public void AddMissing(MetaRow row)
    {
        if (labelledDates.Count + bareDates.Count == 0 && row.Date is { } date)
            labelledDates.Add(date);
        source ??= row.Source;
    }

    public void Add(MetaRow row)
    {
        if (row.Date is { } date)
            (row.DateIsLabelled ? labelledDates : bareDates).Add(date);
        source ??= row.Source;
        author ??= row.Author;
    }

    /// <summary>The date that the page prints; null when it prints none.</summary>
    public PublishDate? Date(RepairReport report)
    {
        foreach (var date in labelledDates.Concat(bareDates))
        {
            if (date.Date is not null)
                return date.Date;
            PrintedDate.Read(date.Printed, report);
        }

        return null;
    }

    public void Fill(Metadata metadata, RepairReport report)
    {
        metadata.PublishedAt ??= Date(report);
        metadata.Source ??= source;
        if (metadata.Authors.Count == 0 && author is not null)
            metadata.Authors = PersonNames.Split(author);
    }
}
