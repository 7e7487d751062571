namespace Gazette.Intake.Pdf.Visibility;

/// <summary>With what a character is drawn.</summary>
internal enum InkKind
{
    Fill,
    Stroke,
    FillAndStroke,

    /// <summary>Nothing, as the text of a scan is.</summary>
    None,

    /// <summary>What is drawn later shows within its outline.</summary>
    Clip,

    /// <summary>Beyond the edge of what is shown, where it does not go on from a word that is seen.</summary>
    Cut,

    /// <summary>Nothing can show it: it is transparent, in a layer that is off, or too small.</summary>
    Hidden,
}
