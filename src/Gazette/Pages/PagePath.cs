namespace Gazette.Pages;

/// <summary>Addresses of the site's pages, from its root.</summary>
internal static class PagePath
{
    public const string Columns = "/columns";

    public const string Archive = "/archive";

    /// <param name="column">With slashes between its levels.</param>
    public static string OfColumn(string column) => $"{Columns}/{string.Join('/', column.Split('/').Select(Uri.EscapeDataString))}";

    public static string OfMonth(int year, int month) => FormattableString.Invariant($"{Archive}/{year:D4}-{month:D2}");
}
