using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gazette.Drafts;

namespace Gazette.Intake.Word;

/// <summary>Reads the roots of parts beside the text, and tells of those that cannot be read: the article goes without them.</summary>
/// <param name="unreadable">Names of entries that are no XML, or none that may be read.</param>
internal sealed class BrokenParts(IReadOnlySet<string> unreadable, RepairReport report)
{
    public const string Rule = "broken-part";

    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Null where there is no such part, or none that can be read.</summary>
    public OpenXmlElement? RootOf(OpenXmlPart? part)
    {
        if (part is null)
            return null;
        try
        {
            // Never read by the library where our own look at it found an end.
            if (!unreadable.Contains(part.Uri.OriginalString.TrimStart('/')))
                return part.RootElement;
        }
        catch (Exception broken) when (IsFault(broken))
        {
            // Told below.
        }

        if (told.Add(part.Uri.OriginalString))
            report.Add(Rule, part.Uri.OriginalString, "", certain: false);
        return null;
    }

    /// <summary>The library's ways to say that a package or a part is none.</summary>
    public static bool IsFault(Exception fault) =>
        fault is XmlException or OpenXmlPackageException or IOException or FormatException or InvalidDataException or InvalidOperationException or ArgumentException or NotSupportedException or KeyNotFoundException;
}
