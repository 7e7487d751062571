using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace Gazette.Intake.Word;

/// <summary>Writes what a document's properties say of it into the page's head: evidence, for they are those of the file that it was once copied from.</summary>
internal static class WordProperties
{
    private const int MaxLength = 300;

    public static void Write(WordprocessingDocument document, StringBuilder html)
    {
        try
        {
            var properties = document.PackageProperties;
            if (properties.Title is { Length: > 0 and <= MaxLength } title)
                html.Append("<title>").AppendText(title).Append("</title>");
            if (properties.Creator is { Length: > 0 and <= MaxLength } author)
                html.Append("<meta name=\"author\" content=\"").AppendText(author).Append("\">");
            if ((properties.Modified ?? properties.Created) is { } date)
                html.Append(CultureInfo.InvariantCulture, $"<meta name=\"modified\" content=\"{date:yyyy-MM-dd}\">");
        }
        catch (Exception broken) when (BrokenParts.IsFault(broken))
        {
            // A document without properties is one all the same.
        }
    }
}
