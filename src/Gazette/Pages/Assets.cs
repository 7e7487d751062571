using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Gazette.Pages;

/// <summary>
/// The files that pages load. A name changes with its content, so that clients may keep a file for a year. An
/// instance of the build before, or a page from a cache, may still ask for an old hash: that gets the current file.
/// </summary>
public static partial class Assets
{
    private const string ResourcePrefix = "Gazette.Pages.Assets.";

    private static readonly Dictionary<string, Asset> ByPlainName = new[]
    {
        Read("site.css", "text/css; charset=utf-8"),
        Read("site.js", "text/javascript; charset=utf-8"),
        Read("article.js", "text/javascript; charset=utf-8"),
        Read("desk.css", "text/css; charset=utf-8"),
        Read("desk.js", "text/javascript; charset=utf-8"),
        Read("review.js", "text/javascript; charset=utf-8"),
        Read("sending.js", "text/javascript; charset=utf-8"),
        Read("print.css", "text/css; charset=utf-8"),
        Read("poster.css", "text/css; charset=utf-8"),
        Read("print.js", "text/javascript; charset=utf-8"),
        Read("icon.svg", "image/svg+xml"),
    }.ToDictionary(a => PlainName(a.Name)!, StringComparer.Ordinal);

    /// <summary>Every asset under its current name.</summary>
    public static IReadOnlyCollection<Asset> All => ByPlainName.Values;

    /// <param name="file">The last segment of the address.</param>
    /// <param name="isCurrent">True when the name carries the hash of these very bytes.</param>
    /// <returns>Null when no such file ever existed.</returns>
    public static Asset? Find(string file, out bool isCurrent)
    {
        var asset = PlainName(file) is { } name ? ByPlainName.GetValueOrDefault(name) : null;
        isCurrent = string.Equals(asset?.Name, file, StringComparison.Ordinal);
        return asset;
    }

    /// <summary>The address of the current file, from the root: <c>/assets/site-3f9c….css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static string Href(string plainName) => "/assets/" + Named(plainName).Name;

    /// <inheritdoc cref="Href" path="/exception"/>
    internal static Asset Named(string plainName) => ByPlainName[plainName];

    private static string? PlainName(string file) =>
        Form().Match(file) is { Success: true } match ? match.Groups["stem"].Value + match.Groups["ending"].Value : null;

    private static Asset Read(string plainName, string contentType)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourcePrefix + plainName)
            ?? throw new InvalidOperationException($"The resource {plainName} is missing.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        return new Asset($"{Path.GetFileNameWithoutExtension(plainName)}-{hash}{Path.GetExtension(plainName)}", contentType, bytes);
    }

    [GeneratedRegex(@"^(?<stem>[a-z]{1,20})-[0-9a-f]{1,64}(?<ending>\.[a-z]{1,5})\z", RegexOptions.None, 10000)]
    private static partial Regex Form();
}
