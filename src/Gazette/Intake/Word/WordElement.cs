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

    /// <summary>Of two readings of the same content the one that the newest programs show.</summary>
    public static OpenXmlElement? Chosen(this OpenXmlElement alternatives) =>
        alternatives.ChildElements.FirstOrDefault(c => c.LocalName == "Choice" && c.HasChildren) ?? alternatives.Child("Fallback");
}
