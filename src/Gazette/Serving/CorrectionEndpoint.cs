using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Publishing;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Takes editors' corrections of an article.</summary>
public sealed class CorrectionEndpoint(CorrectionPublisher publisher, PageCache pages, SiteJson json)
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
        // Of the row in storage: what this host remembers may be older, and must not be what is read again then.
        var result = await publisher.CorrectAsync(
            id, body.ToOrder(), stored => expected.Covers(pages.TagOf(stored, ArticleEndpoint.JsonVariant)), cancellation);
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

        public string? ProtectedNames { init => fields[ArticleField.ProtectedNames] = value; }

        // Without a getter the serializer would pass a list over.
        public IReadOnlyList<int> Undo { get => undo ?? []; init => undo = value; }

        public bool Accept { init => accept = value; }

        public CorrectionOrder ToOrder() => new() { Fields = fields, Undo = undo, Accept = accept };
    }
}
