using AngleSharp.Dom;

namespace Gazette.Extraction.Parsing;

/// <summary>A style element, whose text is made when it is first asked for.</summary>
internal sealed class StyleSheet(IElement element)
{
    private string? text;

    public string Text => text ??= element.TextContent;

    /// <summary>For screens, where most readers are.</summary>
    public bool IsForScreens => element.GetAttribute("media")?.Trim() is null or "" or "all" or "screen";
}
