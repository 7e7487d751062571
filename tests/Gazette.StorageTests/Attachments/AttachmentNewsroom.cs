using Gazette.Articles.Media;
using Gazette.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

internal static class AttachmentNewsroom
{
    /// <summary>What a reader gets who has asked nobody before: a host of its own.</summary>
    public static Task<Response> DownloadAsync(this Newsroom newsroom, string hash, string name) =>
        newsroom.AddHost().GetRequiredService<AttachmentEndpoint>().AttachmentAsync(hash, name, TestContext.Current.CancellationToken);

    public static async Task<bool> IsServedAsync(this Newsroom newsroom, LinkedAttachment linked)
    {
        if (await newsroom.DownloadAsync(linked.Attachment.Hash, linked.Name) is not Response.Download download)
            return false;
        await download.Content.DisposeAsync();
        return true;
    }
}
