namespace Gazette.Serving.Contracts;

/// <summary>The way to an article as its page will be.</summary>
/// <param name="Url">Whoever has it sees the article.</param>
/// <param name="Until">When the address ends.</param>
/// <param name="Etag">Of the article as it is now: what a correction states in <c>If-Match</c>.</param>
public sealed record ArticlePreview(string Url, DateTimeOffset Until, string Etag);
