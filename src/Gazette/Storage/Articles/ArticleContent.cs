using Gazette.Articles;

namespace Gazette.Storage.Articles;

/// <summary>The part of an article that is too long for properties of its row.</summary>
internal sealed record ArticleContent(string Html, string Text, IReadOnlyList<Repair> Repairs);
