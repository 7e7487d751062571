using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Publishing;
using Gazette.Serving.Auditing;
using Gazette.Storage.Auditing;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Takes editors' corrections of an article.</summary>
public sealed class CorrectionEndpoint(CorrectionPublisher publisher, PageCache pages, EditorActions actions, SiteJson json)
{
    private static readonly Response Changed = new Response.Failed(
        StatusCodes.Status412PreconditionFailed, "The article is no longer the one that If-Match names. Read it again, and correct what it says now.");

    /// <summary>The body: <c>{"title": "…", "source": null, "undo": [3, 4], "accept": true}</c>, any of it; the header If-Match names what is corrected.</summary>
    public async Task<Response> CorrectAsync(string id, HttpRequest request, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        var (expected, wrong) = IfMatch.Read(request.Headers.IfMatch);
        if (expected is null)
            return wrong!;
        var (body, failure) = await RequestJson.ReadAsync<Body>(request, cancellation);
        if (body is null)
            return failure!;
        var order = body.ToOrder();
        var what = order switch
        {
            { Accept: not null, Fields.Count: 0, Undo: null } => AuditAction.Accept,
            { Accept: null, Undo: null, Fields: { Count: 1 } fields } when fields.ContainsKey(ArticleField.PublishAt) => AuditAction.Schedule,
            _ => AuditAction.Correct,
        };
        var result = await actions.KeepAsync(request, what, new AboutAction(Article: id, Detail: order.ToString()), () => CorrectAsync(id, order, expected, cancellation), cancellation);
        if (result is CorrectionResult.Changed)
            pages.Evict(id);
        return result switch
        {
            CorrectionResult.Corrected { Article: var stored } => new Response.Found(
                Representation.OfText(SiteJson.ContentType, json.Of(stored), pages.TagOf(stored, ArticleEndpoint.JsonVariant)), CacheRule.Never),
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
        var result = await publisher.CorrectAsync(id, order, stored => expected.Covers(pages.TagOf(stored, ArticleEndpoint.JsonVariant)), cancellation);
        return (result, result is CorrectionResult.Corrected { Article: var stored } ? new AboutAction(stored.Article.Upload.Name, id, stored.Number) : null);
    }

    /// <summary>Only what the JSON names is set: so null is told from absent.</summary>
    private sealed record Body
    {
        private readonly Dictionary<ArticleField, string?> fields = [];
        private readonly IReadOnlyList<int>? undo;
        private readonly bool? accept;

        public string? Title { init => fields[ArticleField.Title] = value; }

        public string? Standfirst { init => fields[ArticleField.Standfirst] = value; }

        public string? PublishedAt { init => fields[ArticleField.PublishedAt] = value; }

        public string? Source { init => fields[ArticleField.Source] = value; }

        public string? Author { init => fields[ArticleField.Author] = value; }

        public string? Column { init => fields[ArticleField.Column] = value; }

        public string? PublishAt { init => fields[ArticleField.PublishAt] = value; }

        // Without a getter the serializer would pass a list over.
        public IReadOnlyList<int> Undo { get => undo ?? []; init => undo = value; }

        public bool Accept { init => accept = value; }

        public CorrectionOrder ToOrder() => new() { Fields = fields, Undo = undo, Accept = accept };
    }
}
