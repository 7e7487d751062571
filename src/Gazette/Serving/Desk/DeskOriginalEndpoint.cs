using System.Text.RegularExpressions;
using Gazette.Processing;
using Gazette.Serving.Signing;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Desk;

/// <summary>
/// Uploads as they came, for editors: under addresses that a token opens for an hour, because frames and downloads cannot send a key.
/// </summary>
public sealed partial class DeskOriginalEndpoint(UploadStore uploads, ArticleProcessor processor, SignedLinks links, TimeProvider clock)
{
    private const string ToLook = "original";
    private const string ToKeep = "original-file";

    private const string Html = "text/html; charset=utf-8";
    private const string Plain = "text/plain; charset=utf-8";

    // So long at least; all that are made within an hour end at the same time, and a view that names one stays the same.
    private static readonly TimeSpan Valid = TimeSpan.FromHours(1);

    private static readonly Response NotOpen = new Response.Failed(
        StatusCodes.Status404NotFound, "This address is not open any more, or there is no such file. Open the upload on the desk again.");

    private static readonly Response NotReadable = new Response.Failed(
        StatusCodes.Status404NotFound, "The file cannot be shown; its receipt says why. It can be downloaded from the desk.");

    /// <summary>Whether something can be looked at: a page, or what a document holds, and no picture or archive.</summary>
    internal static bool CanShow(Receipt receipt) => ArticleProcessor.Endings.Contains(Path.GetExtension(receipt.Name), StringComparer.OrdinalIgnoreCase);

    /// <param name="isFile">Whether its bytes are wanted, and not a page to look at.</param>
    internal async Task<string> PathAsync(string name, bool isFile, CancellationToken cancellation) =>
        $"/originals/{(isFile ? "file" : "page")}?name={Uri.EscapeDataString(name)}&token={await links.SignAsync(isFile ? ToKeep : ToLook, name, UntilFullHour + Valid, cancellation)}";

    private TimeSpan UntilFullHour => TimeSpan.FromTicks(TimeSpan.TicksPerHour - (clock.GetUtcNow().UtcTicks % TimeSpan.TicksPerHour));

    /// <summary>404 without a token that is open.</summary>
    /// <param name="form">As in the path: <c>page</c> or <c>file</c>.</param>
    /// <param name="name">As in the query.</param>
    /// <param name="token">As in the query.</param>
    public async Task<Response> OriginalAsync(string form, string? name, string? token, CancellationToken cancellation)
    {
        if (form is not ("page" or "file") || name is null || !await links.VerifyAsync(form == "file" ? ToKeep : ToLook, name, token, cancellation))
            return NotOpen;
        var opened = await uploads.OpenAsync(name, cancellation);
        if (opened is not { IsAddressable: true })
        {
            opened?.Dispose();
            return NotOpen;
        }

        if (form == "file")
            return new Response.Download(opened.Content, "application/octet-stream", Path.GetFileName(name), opened.ETag.Trim('"'), CacheRule.Never);
        using (opened)
            return await ShownAsync(opened, cancellation);
    }

    private async Task<Response> ShownAsync(OpenedUpload opened, CancellationToken cancellation)
    {
        // What is too large to be an article is not read to be looked at either.
        if (processor.Precheck(opened.Name, opened.Bytes) is not null)
            return NotReadable;
        var (text, isPage) = await processor.ReadOriginalAsync(await opened.ReadAsync(cancellation), cancellation);
        if (text is null)
            return NotReadable;
        // Of all that a page may ask a browser for, the policy stops everything but connections made in advance.
        var shown = isPage ? Representation.OfText(Html, Link().Replace(text, "<meta$1")) : Representation.OfText(Plain, text);
        return new Response.Found(shown, CacheRule.Never) { Policy = PagePolicy.Original };
    }

    [GeneratedRegex("<link([\\s/>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Link();
}
