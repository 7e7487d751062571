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
        var address = AsBrowsersRead(href ?? "");
        if (address.Length is 0 or > MaxLength || address.Any(char.IsControl))
            return null;
        if (IsInPage(address))
            return address.Any(c => c == '\uFFFF' || char.IsSurrogate(c)) ? null : address;
        address = WithoutUser(address);
        return IsPublished(address) ? address : Encoded(address);
    }

    /// <summary>Whether a name, and perhaps a password, stands before the host: <c>https://bank.example@evil.example/</c>.</summary>
    public static bool HasUser(string address) => User().IsMatch(AsBrowsersRead(address));

    // The URL standard drops these wherever they stand, so java&#10;script: is a scheme to a browser.
    private static string AsBrowsersRead(string href) => string.Concat(href.Where(c => c is not ('\t' or '\n' or '\r'))).Trim();

    /// <summary>What stands before the host is not where the link leads, and often made to look so.</summary>
    private static string WithoutUser(string address) => User().Match(address) is { Success: true } match
        ? string.Concat(match.Groups["scheme"].Value, address.AsSpan(match.Length))
        : address;

    /// <summary>Spaces, Chinese characters in paths and names of hosts, as the standards for addresses write them.</summary>
    private static string? Encoded(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            return null;
        try
        {
            var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var encoded = $"{uri.Scheme}://{uri.IdnHost}{port}{uri.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped)}";
            return encoded.Length <= MaxLength && IsPublished(encoded) ? encoded : null;
        }
        catch (UriFormatException)
        {
            // A host that no name can be made of.
            return null;
        }
    }

    /// <summary>The pattern knows what is safe, not what a host or a port may be.</summary>
    private static bool IsPublished(string address) => Absolute().IsMatch(address) && Uri.TryCreate(address, UriKind.Absolute, out _);

    // A host ends at the first of these marks; an @ after it is no more than that. Browsers take the last @ before it.
    [GeneratedRegex("^(?<scheme>https?://)[^/?#\\\\]*@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex User();

    [GeneratedRegex("^(https?://[!-~-[/\"'<>\\\\`]][!-~-[\"<>\\\\`]]*|mailto:[!-~-[\"'<>\\\\`]]+|tel:[0-9+*#(). -]+)\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Absolute();
}
