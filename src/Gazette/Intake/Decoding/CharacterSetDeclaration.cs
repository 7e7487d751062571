using System.Text;
using System.Text.RegularExpressions;
using Gazette.Text.CharacterSets;

namespace Gazette.Intake.Decoding;

/// <summary>The character sets that an upload says it has. Every one of them may lie.</summary>
internal static partial class CharacterSetDeclaration
{
    /// <summary>Browsers look at 1,024 bytes; saved pages carry comments and scripts before their meta tags.</summary>
    private const int LookedAtBytes = 8192;

    /// <summary>Known sets in the order declared: the blob's content type, then the text's own head.</summary>
    public static IReadOnlyList<string> Find(string? contentType, ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LookedAtBytes)]);
        return [.. Charset().Matches(contentType ?? "")
            .Concat(Meta().Matches(head))
            .Concat(Xml().Matches(head))
            .Select(m => CharacterSet.Normalize(m.Groups[1].Value))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("charset\\s*=\\s*(?:[\"']\\s*)?([A-Za-z0-9_:.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Charset();

    [GeneratedRegex("<meta\\b[^>]*charset\\s*=\\s*(?:[\"']\\s*)?([A-Za-z0-9_:.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Meta();

    [GeneratedRegex("^\\s*<\\?xml\\b[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9_:.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Xml();
}
