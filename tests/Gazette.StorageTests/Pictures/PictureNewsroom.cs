using Gazette.Publishing;
using Gazette.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

internal static class PictureNewsroom
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Uploads and publishes.</summary>
    /// <returns>The picture's hash.</returns>
    public static async Task<string> PublishPictureAsync(this Newsroom newsroom, string name, byte[] bytes)
    {
        await newsroom.UploadAsync(name, bytes);
        return Assert.IsType<PublishResult.PicturePublished>(await newsroom.RunAsync(name)).Hash;
    }

    /// <summary>What a reader gets who has asked nobody before: a host of its own.</summary>
    public static async Task<int> StatusOfAsync(this Newsroom newsroom, string hash, string file)
    {
        var answer = await newsroom.AddHost().GetRequiredService<PictureEndpoint>().PictureAsync(hash, file, Cancellation);
        return answer is Response.Failed failed ? failed.Status : 200;
    }

    public static async Task<List<string>> BlobsAsync(this Newsroom newsroom) =>
        await newsroom.Account.MediaFiles.GetBlobsAsync(cancellationToken: Cancellation).Select(b => b.Name).ToListAsync(Cancellation);
}
