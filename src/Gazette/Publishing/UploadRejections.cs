using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;

namespace Gazette.Publishing;

/// <summary>The end of a run over an upload that is refused, whatever it was to become.</summary>
public sealed partial class UploadRejections(UploadStore uploads, RunReceipts receipts, ILogger<UploadRejections> logger)
{
    /// <summary>Null when the blob changed meanwhile, or another run had the last word.</summary>
    /// <param name="kept">The receipt with what goes on to stand under this name; state and reason are set here.</param>
    /// <param name="hasEarlier">Whether readers go on to get what was published of an earlier version; the reason says so.</param>
    public async Task<PublishResult?> RejectAsync(
        OpenedUpload upload, StoredReceipt begun, Receipt kept, Rejection rejection, bool hasEarlier, CancellationToken cancellation)
    {
        if (await uploads.FindETagAsync(upload.Name, cancellation) != upload.ETag)
            return null;
        if (hasEarlier)
            rejection = rejection with { Detail = rejection.Detail + " The version published before stays as it is." };
        if (!await receipts.TryFinishAsync(kept with { State = ReceiptState.Rejected, Reason = rejection }, begun, cancellation))
            return null;
        LogRejected(logger, upload.Name, rejection.Detail);
        return new PublishResult.Rejected(rejection);
    }

    [LoggerMessage(LogLevel.Information, "{Name}: rejected. {Detail}")]
    private static partial void LogRejected(ILogger logger, string name, string detail);
}
