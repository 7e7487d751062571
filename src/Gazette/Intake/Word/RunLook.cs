using DocumentFormat.OpenXml;

namespace Gazette.Intake.Word;

/// <summary>How characters look, as far as readers of an article are to see it.</summary>
/// <param name="Script"><c>sup</c> or <c>sub</c>; null for neither.</param>
/// <param name="Size">In half-points.</param>
/// <param name="SymbolFont">A font whose letters are signs; null for fonts of text.</param>
internal readonly record struct RunLook(
    bool IsBold = false, bool IsItalic = false, bool IsUnderlined = false, bool IsStruck = false, bool IsMarked = false, bool IsHidden = false,
    string? Script = null, int Size = 0, string? SymbolFont = null)
{
    /// <summary>Longer names are those of no font.</summary>
    private const int MaxFontName = 64;

    /// <summary>The same with what these properties say otherwise.</summary>
    public RunLook With(OpenXmlElement? properties) => properties is null ? this : this with
    {
        IsBold = properties.Switch("b") ?? IsBold,
        IsItalic = properties.Switch("i") ?? IsItalic,
        IsUnderlined = properties.Switch("u") ?? IsUnderlined,
        IsStruck = (properties.Switch("strike") ?? IsStruck) || properties.Switch("dstrike") == true,
        IsMarked = properties.Switch("highlight") ?? IsMarked,
        IsHidden = properties.Switch("vanish") ?? IsHidden,
        Script = ScriptOf(properties),
        Size = properties.Number("sz") ?? Size,
        SymbolFont = properties.Child("rFonts") is { } fonts && (fonts.Attribute("ascii") ?? fonts.Attribute("hAnsi")) is { } font ? OfSymbols(font) : SymbolFont,
    };

    /// <summary>What headings and cells of a head say by being what they are.</summary>
    public RunLook WithoutBold() => this with { IsBold = false };

    /// <summary>LibreOffice writes it as a smaller size and another height.</summary>
    private string? ScriptOf(OpenXmlElement properties) => (properties.Value("vertAlign"), properties.Number("position"), properties.Number("sz") < Size) switch
    {
        ("superscript", _, _) or (null, > 0, true) => "sup",
        ("subscript", _, _) or (null, < 0, true) => "sub",
        (null, _, _) => Script,
        _ => null,
    };

    /// <summary>Null for fonts of text.</summary>
    public static string? OfSymbols(string font) =>
        font.Length <= MaxFontName && (font.Contains("dings", StringComparison.OrdinalIgnoreCase) || font.Equals("symbol", StringComparison.OrdinalIgnoreCase)) ? font : null;
}
