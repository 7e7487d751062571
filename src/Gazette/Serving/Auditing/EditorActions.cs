using Gazette.Storage.Auditing;
using Gazette.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Gazette.Serving.Auditing;

/// <summary>Puts what editors do on the log: before it is done, and once more when it is.</summary>
public sealed class EditorActions(AuditLog log, IOptions<GazetteOptions> options)
{
    /// <summary>In UTF-16 units.</summary>
    private const int MaxDetail = 1_000;

    /// <param name="what">One of <see cref="AuditAction"/>'s.</param>
    /// <param name="about">What is known before: upload, article, detail.</param>
    /// <param name="act">What is done; gives the entry with all that is known after, or null where nothing was done.</param>
    /// <exception cref="Azure.RequestFailedException">Storage failed; where it failed to take the entry, nothing was done.</exception>
    public async Task<T> KeepAsync<T>(
        HttpRequest request, string what, AboutAction about, Func<Task<(T Result, AboutAction? Done)>> act, CancellationToken cancellation)
    {
        var begun = await log.BeginAsync(EntryOf(Caller.Of(request, options.Value.TrustClientPrincipal), what, about), cancellation);
        // A fault leaves the entry as it is: what was asked for may have been done.
        var (result, done) = await act();
        if (done is null)
            await log.TakeBackAsync(begun, cancellation);
        else
            await log.EndAsync(begun with { Upload = done.Upload ?? begun.Upload, Article = done.Article ?? begun.Article, Version = done.Version }, cancellation);
        return result;
    }

    private static AuditEntry EntryOf(string who, string what, AboutAction about) => new()
    {
        At = default,
        Who = who,
        What = what,
        Upload = about.Upload,
        Article = about.Article,
        Detail = about.Detail is { } detail ? ShortText.Of(detail, MaxDetail) : null,
    };
}
