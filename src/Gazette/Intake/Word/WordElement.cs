using DocumentFormat.OpenXml;

namespace Gazette.Intake.Word;

/// <summary>
/// WordprocessingML by its names. The library gives classes only to elements that stand where its schema has them; files
/// of other programs have them elsewhere too, and their text is to be read all the same.
/// </summary>
internal static class WordElement
{
    public static OpenXmlElement? Child(this OpenXmlElement? element, string name) => element?.ChildElements.FirstOrDefault(c => c.LocalName == name);

    public static OpenXmlElement? At(this OpenXmlElement? element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            element = element.Child(name);
        return element;
    }

    /// <summary>An attribute by its local name, whatever its namespace; null when there is none.</summary>
    public static string? Attribute(this OpenXmlElement? element, string name)
    {
        if (element is null || !element.HasAttributes)
            return null;
        foreach (var attribute in element.GetAttributes())
        {
            if (attribute.LocalName == name)
                return attribute.Value;
        }

        return null;
    }

    /// <summary>The attribute <c>val</c> of a child.</summary>
    public static string? Value(this OpenXmlElement? element, string child) => element.Child(child).Attribute("val");

    public static int? Number(this OpenXmlElement? element, string child) => ToNumber(element.Value(child));

    public static int? ToNumber(string? value) =>
        int.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A switch that is on when its element is there, unless it says otherwise; null when it is not there.</summary>
    public static bool? Switch(this OpenXmlElement? element, string child) =>
        element.Child(child) is { } found ? found.Attribute("val") is not ("0" or "false" or "off" or "none") : null;

    /// <summary>Of several forms of the same content the first that can be read here; of ink and of charts of the newest kind, the picture beside it.</summary>
    public static OpenXmlElement? Chosen(this OpenXmlElement alternatives)
    {
        var choices = alternatives.ChildElements.Where(c => c.LocalName == "Choice" && c.HasChildren).ToList();
        return choices.Find(c => c.Attribute("Requires") is null or "" or not ("wpi" or "cx" or ['c', 'x', >= '0' and <= '9', ..] or "am3d" or "aink")) ?? alternatives.Child("Fallback") ?? choices.FirstOrDefault();
    }
}
