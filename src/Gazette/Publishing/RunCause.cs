namespace Gazette.Publishing;

/// <summary>Why an upload is run.</summary>
internal enum RunCause
{
    /// <summary>Something may have changed.</summary>
    Event,

    /// <summary>Somebody asked for it.</summary>
    Replay,

    /// <summary>Somebody has accepted what is doubtful in it.</summary>
    Acceptance,

    /// <summary>A picture or an attachment that its article looks for came, changed or went.</summary>
    Media,
}
