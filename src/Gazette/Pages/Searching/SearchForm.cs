namespace Gazette.Pages.Searching;

/// <summary>What the form holds, as in the query; null where it is not there.</summary>
/// <param name="From">A day, ISO 8601.</param>
/// <param name="To">The last day that counts.</param>
/// <param name="Variant">How Chinese is to be written.</param>
internal sealed record SearchForm(string? Text, string? Column, string? From, string? To, string? Variant)
{
    /// <summary>The address of these results, or of others like them.</summary>
    /// <param name="path">Of the page or the JSON.</param>
    public string AddressOf(string path, string? text = null, string? after = null)
    {
        (string Name, string? Value)[] values = [("q", text ?? Text), ("column", Column), ("from", From), ("to", To), ("after", after), ("variant", Variant)];
        return $"{path}?{string.Join('&', values.Where(value => !string.IsNullOrEmpty(value.Value)).Select(value => $"{value.Name}={Uri.EscapeDataString(value.Value!)}"))}";
    }
}
