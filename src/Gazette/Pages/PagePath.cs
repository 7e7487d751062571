namespace Gazette.Pages;

/// <summary>Addresses of the site's pages, from its root.</summary>
internal static class PagePath
{
    public const string Columns = "/columns";

    public const string Archive = "/archive";

    /// <summary>The choices of readers.</summary>
    public const string Reader = "/reader";

    /// <summary>The style sheet of a reader's choices, for browsers that run no script.</summary>
    public const string ReaderSheet = "/reader.css";

    /// <param name="column">With slashes between its levels.</param>
    public static string OfColumn(string column) => $"{Columns}/{string.Join('/', column.Split('/').Select(Uri.EscapeDataString))}";

    public static string OfMonth(int year, int month) => FormattableString.Invariant($"{Archive}/{year:D4}-{month:D2}");
}
