using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Uploads;

namespace Gazette.Extraction.Pictures;

/// <summary>
/// The addresses that an image has: pages that load their pictures late write the real one where only their script looks.
/// </summary>
internal static partial class PictureAddresses
{
    /// <summary>Where scripts look, by how far they are spread.</summary>
    private static readonly string[] Lazy =
        ["data-src", "data-original", "_src", "data-lazy-src", "data-actualsrc", "data-lazyload", "data-lazy", "data-url", "data-echo", "data-original-src", "original", "zoomfile", "file"];

    private static readonly string[] LazySets = ["data-srcset", "data-lazy-srcset"];

    /// <summary>More of them are no picture of a person.</summary>
    private const int MaxAddresses = 12;

    public static IReadOnlyList<string> Of(IElement image)
    {
        var sources = image.ParentElement is { LocalName: "picture" } around ? around.Children.Where(c => c.LocalName == "source") : [];
        return
        [
            .. Lazy.Select(image.GetAttribute)
                .Concat(LazySets.SelectMany(name => Candidates(image.GetAttribute(name))))
                .Concat(Candidates(image.GetAttribute("srcset")))
                .Concat(sources.SelectMany(s => LazySets.Append("srcset").SelectMany(name => Candidates(s.GetAttribute(name)))))
                .Append(image.GetAttribute("src"))
                .Select(address => Clean(address ?? ""))
                .Where(address => address.Length > 0 && address != "#" && !address.StartsWith("about:", StringComparison.OrdinalIgnoreCase))
                .Distinct()
                .Take(MaxAddresses),
        ];
    }

    public static bool IsData(string address) => address.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    /// <summary>On a host, ours included: nothing that lies beside the article.</summary>
    public static bool IsOnHost(string address) => address.StartsWith("//", StringComparison.Ordinal)
        || (Scheme().IsMatch(address) && !address.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && !DriveLetter().IsMatch(address));

    /// <summary>Whether the picture may lie beside the article, or in its very file.</summary>
    public static bool MayBeAtHand(IElement image, Draft draft) => draft.Parts.Count > 0 || Of(image).Any(address => IsData(address) || !IsOnHost(address));

    /// <summary>As an image's description it says nothing.</summary>
    public static bool IsFileName(string text) => PictureEnding.IsOf(text) && !text.Contains(' ', StringComparison.Ordinal);

    /// <summary>Of a <c>srcset</c>, the largest first: they end in their width or their factor.</summary>
    private static IEnumerable<string> Candidates(string? set) => Candidate().Matches(set ?? "")
        .OrderByDescending(m => double.TryParse(m.Groups["size"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var size) ? size : 0)
        .Select(m => m.Groups["address"].Value);

    private static string Clean(string address) => string.Concat(address.Where(c => c is not ('\t' or '\n' or '\r'))).Trim();

    // Where it fails at the beginning of a row without spaces it would fail further inside, and what has a comma behind two characters
    // does not fail: so a row is looked at three times at most.
    [GeneratedRegex("(?<![^\\s,])(?<address>[^\\s,]\\S*[^\\s,])(?:\\s+(?<size>[0-9]+(?:\\.[0-9]+)?)[wx])?\\s*(?:,|\\z)", RegexOptions.None, 1000)]
    private static partial Regex Candidate();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Scheme();

    [GeneratedRegex("^[a-z]:[/\\\\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex DriveLetter();
}
