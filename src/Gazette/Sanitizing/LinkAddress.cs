using System.Text.RegularExpressions;

namespace Gazette.Sanitizing;

/// <summary>Which addresses a published link may have.</summary>
internal static partial class LinkAddress
{
    /// <summary>Longer ones are tracking, or an attack on who reads them.</summary>
    private const int MaxLength = 2048;

    public static bool IsInPage(string address) => address is ['#', _, ..];

    /// <returns>The address as it may be published; null for one that leads nowhere from our pages, or that is not safe.</returns>
    public static string? Read(string? href)
    {
        // The URL standard drops these wherever they stand, so java&#10;script: is a scheme to a browser.
        var address = string.Concat((href ?? "").Where(c => c is not ('\t' or '\n' or '\r'))).Trim();
        if (address.Length is 0 or > MaxLength || address.Any(char.IsControl) || address.Any(char.IsSurrogate))
            return null;
        return IsInPage(address) || Absolute().IsMatch(address) ? address : null;
    }

    [GeneratedRegex("^(https?://[^\\s/\"'<>\\\\`][^\\s\"<>\\\\`]*|mailto:[^\\s\"'<>\\\\`]+|tel:[0-9+*#(). -]+)\\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Absolute();
}
