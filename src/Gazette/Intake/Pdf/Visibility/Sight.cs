namespace Gazette.Intake.Pdf.Visibility;

/// <summary>Whether a page's reader sees a character.</summary>
internal enum Sight
{
    /// <summary>Also where nobody can tell for sure.</summary>
    Seen,

    /// <summary>Without ink or covered, where a picture shows what it says: the text of a scan.</summary>
    BeneathPicture,

    /// <summary>In the colour of what is behind it, covered, without ink, cut away, in a layer that is off, or too small.</summary>
    Unseen,
}
