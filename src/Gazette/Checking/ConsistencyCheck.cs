using Azure;
using Gazette.Articles;
using Gazette.Storage;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Microsoft.Extensions.Options;

namespace Gazette.Checking;

/// <summary>
/// Proves from storage alone that every upload has one receipt, that the public articles are exactly the published uploads,
/// and that lists, indexes and blobs hold them and nothing else. Reads everything and changes nothing; of each row no more
/// than its keys and hashes stays in memory.
/// </summary>
public sealed class ConsistencyCheck(
    StorageAccount account, UploadStore uploads, ReceiptStore receipts, ProgressStore progress, Site site, IOptions<GazetteOptions> options, TimeProvider clock)
{
    /// <summary>Further ones are not listed: whoever has so many starts with these.</summary>
    public const int MaxFindings = 1_000;

    // As long as a run takes, usually: what is found in both looks was not just under way.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

    /// <summary>Hosts may run meanwhile: what a second look does not find again is left out.</summary>
    /// <exception cref="RequestFailedException">Storage cannot be read.</exception>
    public async Task<CheckReport> RunAsync(CancellationToken cancellation)
    {
        var first = await LookAsync(cancellation);
        if (first.Findings.Count == 0)
            return first;
        await Task.Delay(BetweenLooks, cancellation);
        var second = await LookAsync(cancellation);
        var before = first.Findings.Select(finding => (finding.Kind, finding.Where)).ToHashSet();
        return second with { Findings = [.. second.Findings.Where(finding => before.Contains((finding.Kind, finding.Where)))] };
    }

    private async Task<CheckReport> LookAsync(CancellationToken cancellation)
    {
        var found = new FindingList(options.Value.ProcessingLease, clock);
        var expected = new ExpectedEntries(site.TimeZone);
        var count = 0;
        try
        {
            await new ArticleRowsCheck(account, options.Value.KeptVersions, expected, found).RunAsync(cancellation);
            var reconciledAt = await progress.FindDoneAsync(ProgressStore.Reconciliation, cancellation);
            count = await new UploadsCheck(account, uploads, receipts, reconciledAt, expected, found).RunAsync(cancellation);
            await new ListsCheck(account, expected, found).RunAsync(cancellation);
            await new SearchCheck(account, expected, found).RunAsync(cancellation);
            await new BlobsCheck(account, expected, found).RunAsync(cancellation);
            await new MediaCheck(account, expected, found).RunAsync(cancellation);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode is "TableNotFound" or "ContainerNotFound")
        {
            found.Add(FindingKind.NotSetUp, account.Uploads.AccountName, $"a table or container of Gazette does not exist ({missing.ErrorCode})");
        }

        return new CheckReport(count, expected.Articles.Values.Count(article => article.IsPublic), found.Findings);
    }
}
