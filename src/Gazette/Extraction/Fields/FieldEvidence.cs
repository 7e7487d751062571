using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Authors;

namespace Gazette.Extraction.Fields;

/// <summary>Fields as they are found, best first; of several readings the first that holds wins.</summary>
internal sealed class FieldEvidence
{
    private readonly List<PrintedDate> labelledDates = [];
    private readonly List<PrintedDate> bareDates = [];
    private readonly List<PrintedDate> updates = [];
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);
    private string? source;
    private string? named;
    private string? author;

    /// <summary>For rows elsewhere than under the headline: they only tell what was left open, and no writer.</summary>
    public void AddMissing(MetaRow row)
    {
        if (row is { Date: { } date, DateIsOfUpdate: true })
            updates.Add(date);
        else if (labelledDates.Count + bareDates.Count == 0 && row.Date is { } other)
            (row.DateIsLabelled ? labelledDates : bareDates).Add(other);
        source ??= row.Source;
    }

    /// <summary>The value of an author's label as printed; null when there is none.</summary>
    public string? Author => author;

    public void Add(MetaRow row)
    {
        if (row.Date is { } date)
            (row.DateIsOfUpdate ? updates : row.DateIsLabelled ? labelledDates : bareDates).Add(date);
        source ??= row.Source;
        author ??= row.Author;
    }

    /// <summary>A date amid other words under the headline: "Jane Doe, Senior Writer, July 2, 2025".</summary>
    public void AddMissing(PrintedDate date)
    {
        if (labelledDates.Count + bareDates.Count == 0)
            bareDates.Add(date);
    }

    /// <summary>For a name that is no labelled value; the first counts.</summary>
    public void AddSource(string? name) => named ??= name;

    /// <summary>"This article was first published on 5 January 2024" says more than any row.</summary>
    public void AddFirst(PrintedDate date) => labelledDates.Insert(0, date);

    /// <summary>The day that the rows tell so far; null when they tell none. A later change is none.</summary>
    public DateOnly? Day => labelledDates.Concat(bareDates).Select(d => d.Date?.Date).FirstOrDefault(d => d is not null);

    /// <summary>The date that a label calls that of publishing; null when there is none.</summary>
    public PublishDate? Labelled(RepairReport report) => First(labelledDates, report);

    /// <summary>A date that stands in a row of fields without a label.</summary>
    public PublishDate? Bare(RepairReport report) => First(bareDates, report);

    /// <summary>When the page says that it was last changed.</summary>
    public PublishDate? Updated(RepairReport report) => First(updates, report);

    /// <summary>The date that the page prints; null when it prints none.</summary>
    public PublishDate? Date(RepairReport report) => Labelled(report) ?? Bare(report) ?? Updated(report);

    private PublishDate? First(List<PrintedDate> dates, RepairReport report)
    {
        foreach (var date in dates)
        {
            if (date.Date is not null)
                return date.Date;
            if (reported.Add(date.Printed))
                date.ReportImpossible(report);
        }

        return null;
    }

    public void Fill(Metadata metadata, RepairReport report)
    {
        FillDateAndSource(metadata, report);
        if (metadata.Authors.Count == 0 && author is not null)
            metadata.Authors = PersonNames.Split(author);
    }

    public void FillDateAndSource(Metadata metadata, RepairReport report)
    {
        metadata.PublishedAt ??= Date(report);
        metadata.Source ??= source ?? named;
    }
}
