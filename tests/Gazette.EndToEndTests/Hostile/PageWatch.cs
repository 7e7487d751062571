using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Hostile;

/// <summary>Notes whatever a page should not do: scripts that run, foreign requests, reports of the content policy, moving elsewhere.</summary>
internal sealed class PageWatch
{
    private const string Script = """
        window.ran = () => console.error('a script ran');
        document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
        """;

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly string site;

    private PageWatch(IPage page, string site)
    {
        (Page, this.site) = (page, site);
        // The picture of another test's article may be gone from a list's entry by the time that it is asked for.
        page.Console += (_, message) => Note(message.Type is "error" or "warning" && !message.Location.StartsWith(site + "/media/", StringComparison.Ordinal), message.Text);
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Request += (_, request) => Note(!IsOwn(request.Url), request.Url);
        page.Popup += (_, popup) => complaints.Enqueue("popup " + popup.Url);
        page.Download += (_, download) => complaints.Enqueue("download " + download.Url);
        page.Dialog += async (_, dialog) =>
        {
            complaints.Enqueue("dialog " + dialog.Message);
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Since the last visit began.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <param name="site">The public base address, without a slash at the end.</param>
    public static async Task<PageWatch> OpenAsync(IBrowserContext context, string site)
    {
        await context.AddInitScriptAsync(Script);
        return new PageWatch(await context.NewPageAsync(), site);
    }

    /// <returns>What the page did; empty for a harmless one.</returns>
    public async Task<IReadOnlyList<string>> VisitAsync(string path)
    {
        complaints.Clear();
        await Page.GotoAsync(site + path, new() { WaitUntil = WaitUntilState.Load });
        Note(Page.Url != site + path, "moved to " + Page.Url);
        return [.. complaints];
    }

    /// <summary>Only what our own pages are made of; a picture "x" beside the article would be one request too many.</summary>
    private bool IsOwn(string url) =>
        url.StartsWith(site + "/articles/", StringComparison.Ordinal) && !url.EndsWith("/x", StringComparison.Ordinal)
        || url.StartsWith(site + "/assets/", StringComparison.Ordinal)
        || url.StartsWith(site + "/media/", StringComparison.Ordinal)
        || (url.StartsWith(site + "/api/articles/", StringComparison.Ordinal) && url.EndsWith("/related", StringComparison.Ordinal))
        || url == site + "/"
        || url.StartsWith(site + "/?after=", StringComparison.Ordinal);

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
            complaints.Enqueue(what);
    }
}
