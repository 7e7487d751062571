namespace Gazette.Reconciling;

/// <summary>Why an upload has to be run once more.</summary>
internal enum Difference
{
    /// <summary>Its event, or that of its latest version, never came.</summary>
    Missed,

    /// <summary>A run died.</summary>
    Abandoned,

    /// <summary>A fault whose pause is over.</summary>
    Failed,

    /// <summary>Older rules made it.</summary>
    Outdated,

    /// <summary>The file was deleted.</summary>
    Deleted,

    /// <summary>A list does not say what its row says.</summary>
    Unlisted,
}
