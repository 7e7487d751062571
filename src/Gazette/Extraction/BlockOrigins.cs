using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction;

/// <summary>
/// Where each block of the body stood on the page. SmartReader throws classes, ids and wrappers away, so every element
/// is numbered before it works, and found again by its number.
/// </summary>
internal sealed class BlockOrigins
{
    private const string Attribute = "data-gazette-origin";

    private readonly IElement[] elements;

    private BlockOrigins(IElement[] elements) => this.elements = elements;

    /// <summary>Numbers the elements of the whole page. <see cref="Erase"/> takes the numbers out of what is published.</summary>
    public static BlockOrigins Number(IHtmlDocument document)
    {
        var elements = document.Body!.GetElementsByTagName("*").ToArray();
        for (var i = 0; i < elements.Length; i++)
            elements[i].SetAttribute(Attribute, i.ToString(CultureInfo.InvariantCulture));
        return new BlockOrigins(elements);
    }

    public static void Erase(IElement body)
    {
        body.RemoveAttribute(Attribute);
        foreach (var element in body.GetElementsByTagName("*"))
            element.RemoveAttribute(Attribute);
    }

    /// <summary>The element of the page that this one, or the nearest around it, was made of; null when neither is known.</summary>
    public IElement? Of(IElement block)
    {
        for (var element = block; element is not null; element = element.ParentElement)
        {
            if (int.TryParse(element.GetAttribute(Attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < elements.Length)
                return elements[number];
        }

        return null;
    }
}
