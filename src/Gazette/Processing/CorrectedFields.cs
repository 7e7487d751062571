using Gazette.Articles;
using Gazette.Articles.Corrections;

namespace Gazette.Processing;

/// <summary>An article's fields with editors' values, and what these replace.</summary>
/// <param name="Replaced">What the machine had read, by field name.</param>
internal sealed record CorrectedFields(ArticleFields Fields, IReadOnlyDictionary<string, string?> Replaced)
{
    public bool Has(ArticleField field) => Replaced.ContainsKey(field.Name);

    /// <param name="stale">Gets the corrections of what the machine no longer reads.</param>
    public static CorrectedFields Of(ArticleFields machine, IReadOnlyDictionary<string, FieldCorrection> corrections, TimeZoneInfo siteZone, List<StaleCorrection> stale)
    {
        var (fields, replaced) = (machine, new Dictionary<string, string?>(StringComparer.Ordinal));
        foreach (var field in ArticleField.All)
        {
            if (!corrections.TryGetValue(field.Name, out var correction))
                continue;
            var (read, wanted) = (field.Of(machine), Shown(field, correction.Value, siteZone));
            if (read == correction.Machine)
            {
                fields = field.With(fields, correction.Value);
                replaced.Add(field.Name, read);
            }
            else if (read != wanted)
            {
                stale.Add(new StaleCorrection(field.Name, $"\"{field.Name}\" was corrected from {Named(correction.Machine)}, and the file now says {Named(read)}. That stands; correct it again if it is wrong."));
            }
        }

        return new CorrectedFields(fields, replaced);
    }

    // A date is compared as the machine's is written; it may have been corrected without a zone.
    private static string? Shown(ArticleField field, string? value, TimeZoneInfo siteZone) =>
        field.IsDate && value is not null ? PublishDate.Parse(value)?.ToIso(siteZone) : value;

    private static string Named(string? value) => value is null ? "nothing" : $"\"{value}\"";
}
