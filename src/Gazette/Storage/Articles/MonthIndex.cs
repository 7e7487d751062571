using System.Globalization;
using Gazette.Articles;

namespace Gazette.Storage.Articles;

/// <summary>Which months have articles, by the site's clock; see <see cref="CountedNames"/>.</summary>
public sealed class MonthIndex(StorageAccount account, Site site, TimeProvider clock)
{
    private readonly CountedNames names = new(account, "months", clock);

    /// <summary>The month in which a list shows the article: <c>2026-03</c>.</summary>
    public string NameOf(TimelinePlace place) =>
        TimeZoneInfo.ConvertTime(place.Key.Moment, site.TimeZone).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Safe to repeat; costs a call once in a while.</summary>
    public Task NoteAsync(TimelinePlace place, CancellationToken cancellation) => names.NoteAsync(NameOf(place), cancellation);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellation) =>
        [.. (await names.ReadAsync(cancellation)).Select(known => known.Name).OrderDescending(StringComparer.Ordinal)];

    /// <param name="counts">By month.</param>
    /// <inheritdoc cref="ColumnIndex.SetAsync"/>
    public Task SetAsync(IReadOnlyDictionary<string, int> counts, DateTimeOffset counted, CancellationToken cancellation) =>
        names.SetAsync(counts, counted, cancellation);
}
