namespace Gazette.Pages.Reading;

/// <summary>The words of what readers can choose: names of the choices, and of their values.</summary>
internal sealed record ReadingText
{
    public required string Settings { get; init; }

    /// <summary>In the toolbar of an article, before all choices.</summary>
    public required string More { get; init; }

    /// <summary>What the choices are for, and where they are kept.</summary>
    public required string Intro { get; init; }

    public required string View { get; init; }

    public required string ViewUsual { get; init; }

    public required string ViewElder { get; init; }

    public required string TextSize { get; init; }

    public required string Large { get; init; }

    public required string Medium { get; init; }

    public required string Small { get; init; }

    public required string Contrast { get; init; }

    public required string ContrastSystem { get; init; }

    public required string ContrastNormal { get; init; }

    public required string ContrastHigh { get; init; }

    public required string ContrastDark { get; init; }

    public required string Spacing { get; init; }

    public required string SpacingNormal { get; init; }

    public required string SpacingWide { get; init; }

    public required string SpacingWidest { get; init; }

    /// <summary>Of the two Chinese scripts.</summary>
    public required string Script { get; init; }

    public required string ScriptOriginal { get; init; }

    public required string Save { get; init; }

    public required string Aloud { get; init; }

    /// <summary>Copies the article's address.</summary>
    public required string Copy { get; init; }

    public required string Copied { get; init; }

    public required string Share { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">There is no such choice.</exception>
    public string NameOf(ReaderChoice choice) => choice.Name switch
    {
        "text-size" => TextSize,
        "contrast" => Contrast,
        "spacing" => Spacing,
        "view" => View,
        "script" => Script,
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice.Name, "No words for this choice."),
    };

    /// <exception cref="ArgumentOutOfRangeException">The choice has no such value.</exception>
    public string NameOf(ReaderChoice choice, string value) => (choice.Name, value) switch
    {
        ("text-size", "large") => Large,
        ("text-size", "medium") => Medium,
        ("text-size", "small") => Small,
        ("contrast", "system") => ContrastSystem,
        ("contrast", "normal") => ContrastNormal,
        ("contrast", "high") => ContrastHigh,
        ("contrast", "dark") => ContrastDark,
        ("spacing", "normal") => SpacingNormal,
        ("spacing", "wide") => SpacingWide,
        ("spacing", "widest") => SpacingWidest,
        ("script", "original") => ScriptOriginal,
        ("script", "hans") => "简体",
        ("script", "hant") => "繁體",
        ("view", "usual") => ViewUsual,
        ("view", ReaderChoice.Elder) => ViewElder,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, $"No words for this value of {choice.Name}."),
    };
}
