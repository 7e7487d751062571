namespace Gazette.Pages.Desk;

/// <summary>Which uploads a list shows; null each for all.</summary>
/// <param name="State">One of the desk's own: those of receipts, and <c>review</c>.</param>
/// <param name="Query">A part of the name or the headline.</param>
/// <param name="After">The key that a list before gave; null for the newest.</param>
public sealed record ListedUploads(string? State, string? Query, string? Column, string? After)
{
    internal bool IsSearch => Query is not null || Column is not null;

    /// <summary>Within the desk.</summary>
    internal string Address
    {
        get
        {
            string[] values = [.. Value("state", State), .. Value("q", Query), .. Value("column", Column), .. Value("after", After)];
            return values is [] ? "#uploads" : $"#uploads?{string.Join('&', values)}";
        }
    }

    private static IEnumerable<string> Value(string name, string? value) => string.IsNullOrEmpty(value) ? [] : [$"{name}={Uri.EscapeDataString(value)}"];
}
