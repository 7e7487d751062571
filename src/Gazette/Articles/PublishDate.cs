using System.Globalization;

namespace Gazette.Articles;

/// <summary>
/// A publish date as precise as it was printed: a day, a day with a time of day, or those with the UTC offset
/// that the page itself stated.
/// </summary>
/// <param name="Time">Null when only the day is known.</param>
/// <param name="Offset">Null when the page stated none; the site's time zone then applies.</param>
public sealed record PublishDate(DateOnly Date, TimeOnly? Time = null, TimeSpan? Offset = null)
{
    /// <summary>Articles are not older than printing on paper in modern form; defaults of CMSs (0001-01-01, 1601) are no dates.</summary>
    public const int MinYear = 1800;

    /// <summary>Likewise the last year.</summary>
    public const int MaxYear = 2200;

    private static readonly string[] LocalForms = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"];
    private static readonly string[] ZonedForms = [.. LocalForms.Select(form => form + "zzz")];

    /// <summary>ISO 8601: <c>2022-01-29</c>, or <c>2022-01-29T10:30:00+08:00</c>.</summary>
    public string ToIso(TimeZoneInfo siteZone) => Time is { } time
        ? Local(time, siteZone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The moment that lists are ordered by; a day alone counts from its first minute in the site's zone.</summary>
    public DateTimeOffset ToInstant(TimeZoneInfo siteZone) => Local(Time ?? TimeOnly.MinValue, siteZone);

    /// <summary>A date that lies more than 24 hours ahead of its publication is not believed.</summary>
    public static bool IsTooFarAhead(DateTimeOffset printed, DateTimeOffset publishedNow) =>
        printed - publishedNow > TimeSpan.FromHours(24);

    /// <summary>
    /// What machines wrote in UTC as a clock of the zone shows it, which is what readers of the page saw. A time in another
    /// zone stays as stated: it was somebody's own.
    /// </summary>
    public PublishDate FromUtcTo(TimeZoneInfo zone)
    {
        if (Time is not { } time || Offset != TimeSpan.Zero)
            return this;
        var local = TimeZoneInfo.ConvertTime(new DateTimeOffset(Date.ToDateTime(time), TimeSpan.Zero), zone);
        return new PublishDate(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), local.Offset);
    }

    /// <summary>As readers see it: <c>2022-01-29</c> or <c>2022-01-29 10:30</c>.</summary>
    public override string ToString() => Time is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd} {time:HH:mm}")
        : Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads back what <see cref="ToIso"/> wrote; the offset then always stands.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static PublishDate ParseIso(string iso)
    {
        if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new PublishDate(day);
        var instant = DateTimeOffset.ParseExact(iso, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return new PublishDate(DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromDateTime(instant.DateTime), instant.Offset);
    }

    /// <summary>As precise as it is: <c>2022-01-29</c>, <c>2022-01-29T10:30:00</c> or <c>2022-01-29T10:30:00+08:00</c>. <see cref="Parse"/> reads it back.</summary>
    public string ToText() => (Time, Offset) switch
    {
        (null, _) => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ({ } time, null) => Date.ToDateTime(time).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        ({ } time, { } offset) => new DateTimeOffset(Date.ToDateTime(time), offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
    };

    /// <summary>A day; a day and a time, with <c>T</c> or a space between, with or without seconds and offset. Null for anything else.</summary>
    public static PublishDate? Parse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new PublishDate(day);
        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new PublishDate(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        var zoned = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        return DateTimeOffset.TryParseExact(zoned, ZonedForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? new PublishDate(DateOnly.FromDateTime(moment.DateTime), TimeOnly.FromDateTime(moment.DateTime), moment.Offset)
            : null;
    }

    private DateTimeOffset Local(TimeOnly time, TimeZoneInfo siteZone)
    {
        var local = Date.ToDateTime(time);
        var offset = Offset ?? siteZone.GetUtcOffset(local);
        // At both ends of the calendar the moment in UTC may lie outside of it.
        var utc = local.Ticks - offset.Ticks;
        return utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks
            ? new DateTimeOffset(local, TimeSpan.Zero)
            : new DateTimeOffset(local, offset);
    }
}
