namespace Gazette.Serving;

/// <summary>What a page may load, run and be shown in.</summary>
public enum PagePolicy
{
    /// <summary>A page for readers: our own script, style and pictures, in no frame.</summary>
    Reader,

    /// <summary>The editors' desk: likewise, and frames of our own origin.</summary>
    Desk,

    /// <summary>An uploaded page as it came: no script, nothing from anywhere, in frames of the desk alone.</summary>
    Original,
}
