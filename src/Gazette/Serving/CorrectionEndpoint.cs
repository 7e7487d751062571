using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Pages;
using Gazette.Publishing;
using Gazette.Serving.Auditing;
using Gazette.Storage.Articles;
using Gazette.Storage.Auditing;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Takes editors' corrections of an article.</summary>
public sealed class CorrectionEndpoint(CorrectionPublisher publisher, PageCache pages, EditorActions actions, SiteJson json, Site site)
{
    private static readonly Response Changed = new Response.Failed(
        StatusCodes.Status412PreconditionFailed, "The article is no longer the one that If-Match names. Read it again, and correct what it says now.");

    /// <summary>The page as it would be, with the same body and header as <see cref="CorrectAsync(string, HttpRequest, CancellationToken)"/>; nothing is changed.</summary>
    public Task<Response> PreviewAsync(string id, HttpRequest request, CancellationToken cancellation) => AnswerAsync(
        id,
        request,
        (order, expected) => publisher.PreviewAsync(id, order, IsMeant(expected), cancellation),
        stored => Representation.OfText(ArticleEndpoint.Html, ArticlePage.Render(stored.Article, site)),
        cancellation);

    /// <summary>The body: <c>{"title": "…", "source": null, "undo": [3, 4], "restore": ["…"], "alts": {"…": "…"}, "accept": true}</c>, any of it; the header If-Match names what is corrected.</summary>
    public Task<Response> CorrectAsync(string id, HttpRequest request, CancellationToken cancellation) => AnswerAsync(
        id,
        request,
        (order, expected) => actions.KeepAsync(
            request,
            order.OnlyAccepts ? AuditAction.Accept : order.OnlySchedules ? AuditAction.Schedule : AuditAction.Correct,
            new AboutAction(Article: id, Detail: order.ToString()),
            () => CorrectAsync(id, order, expected, cancellation),
            cancellation),
        stored => Representation.OfText(SiteJson.ContentType, json.Of(stored), pages.TagOf(stored, ArticleEndpoint.JsonVariant)),
        cancellation);

    private async Task<Response> AnswerAsync(
        string id, HttpRequest request, Func<CorrectionOrder, IfMatch, Task<CorrectionResult>> act, Func<StoredArticle, Representation> represent, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        var (expected, wrong) = IfMatch.Read(request.Headers.IfMatch);
        if (expected is null)
            return wrong!;
        var (body, failure) = await RequestJson.ReadAsync<Body>(request, cancellation);
        if (body is null)
            return failure!;
        var result = await act(body.ToOrder(), expected);
        if (result is CorrectionResult.Changed)
            pages.Evict(id);
        return result switch
        {
            CorrectionResult.Corrected { Article: var stored } => new Response.Found(represent(stored), CacheRule.Never),
            CorrectionResult.NotFound => ArticleEndpoint.NoSuchArticle,
            CorrectionResult.Withdrawn { Article: var stored } => new Response.Withdrawn(stored.Withdrawal!, stored.Article.Language),
            CorrectionResult.Changed => Changed,
            CorrectionResult.Refused refused => new Response.Failed(StatusCodes.Status400BadRequest, refused.Detail),
            CorrectionResult.Conflict conflict => new Response.Failed(StatusCodes.Status409Conflict, conflict.Detail),
            _ => throw new InvalidOperationException($"No such result: {result}"),
        };
    }

    private async Task<(CorrectionResult Result, AboutAction? Done)> CorrectAsync(string id, CorrectionOrder order, IfMatch expected, CancellationToken cancellation)
    {
        // Of the row in storage: what this host remembers may be older, and must not be what is read again then.
        var result = await publisher.CorrectAsync(id, order, IsMeant(expected), cancellation);
        return (result, result is CorrectionResult.Corrected { Article: var stored } ? new AboutAction(stored.Article.Upload.Name, id, stored.Number) : null);
    }

    private Func<StoredArticle, bool> IsMeant(IfMatch expected) => stored => expected.Covers(pages.TagOf(stored, ArticleEndpoint.JsonVariant));

    /// <summary>Only what the JSON names is set: so null is told from absent.</summary>
    private sealed record Body
    {
        private readonly Dictionary<ArticleField, string?> fields = [];
        private readonly IReadOnlyList<int>? undo;
        private readonly IReadOnlyList<string>? restore;
        private readonly IReadOnlyDictionary<string, string?>? alts;
        private readonly bool? accept;

        public string? Title { init => fields[ArticleField.Title] = value; }

        public string? Standfirst { init => fields[ArticleField.Standfirst] = value; }

        public string? PublishedAt { init => fields[ArticleField.PublishedAt] = value; }

        public string? Source { init => fields[ArticleField.Source] = value; }

        public string? Author { init => fields[ArticleField.Author] = value; }

        public string? Column { init => fields[ArticleField.Column] = value; }

        public string? ProtectedNames { init => fields[ArticleField.ProtectedNames] = value; }

        public string? PublishAt { init => fields[ArticleField.PublishAt] = value; }

        // Without a getter the serializer would pass a list over.
        public IReadOnlyList<int> Undo { get => undo ?? []; init => undo = value; }

        public IReadOnlyList<string> Restore { get => restore ?? []; init => restore = value; }

        public IReadOnlyDictionary<string, string?> Alts { get => alts ?? new Dictionary<string, string?>(); init => alts = value; }

        public bool Accept { init => accept = value; }

        public CorrectionOrder ToOrder() => new() { Fields = fields, Undo = undo, Restore = restore, Alts = Alts, Accept = accept };
    }
}
