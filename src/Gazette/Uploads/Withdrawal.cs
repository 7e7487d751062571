namespace Gazette.Uploads;

/// <summary>That an article was taken back, and stays so until its upload is replayed or a new version of it arrives.</summary>
/// <param name="At">When.</param>
/// <param name="Code">One of <see cref="RejectionReason.Deleted"/>, <see cref="RejectionReason.Attached"/> and <see cref="RejectionReason.Withdrawn"/>.</param>
/// <param name="Reason">What readers are told, as given by who withdrew it; null when nobody did.</param>
/// <param name="UploadETag">The version of the upload that it was said of: this one does not bring the article back.</param>
/// <param name="IsPurged">Whether body, earlier versions and edit lists were deleted too.</param>
public sealed record Withdrawal(DateTimeOffset At, string Code, string? Reason, string UploadETag, bool IsPurged = false)
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxReason = 400;

    /// <summary>For the receipt: one sentence for editors.</summary>
    internal Rejection Note => new(Code, Code switch
    {
        RejectionReason.Deleted => "The file was deleted, so its article was withdrawn. Upload it again to publish it again.",
        RejectionReason.Attached => "The file is the attachment of another article now, so its own was withdrawn. Take the link out, and replay the upload, to publish it again.",
        _ => $"The article was withdrawn{(IsPurged ? " and its stored text deleted" : "")}, for the reason \"{Reason}\". Replay the upload, or upload a new version, to publish it again.",
    });
}
