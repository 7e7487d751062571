namespace Gazette.Publishing;

/// <summary>How a run's end came onto the receipt.</summary>
internal enum RunEnd
{
    /// <summary>This run wrote it: nobody else has begun since.</summary>
    Noted,

    /// <summary>Another run has begun since: it has come to the same end, will look at all of this again, or has failed.</summary>
    OtherBegan,

    /// <summary>Another run was over another version, or came to another end: all must be looked at again.</summary>
    Lost,
}
