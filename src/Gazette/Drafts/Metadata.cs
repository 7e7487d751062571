using Gazette.Articles;

namespace Gazette.Drafts;

/// <summary>What is known about an article besides its body. Null means: not on the page. Nothing here is guessed.</summary>
public sealed class Metadata
{
    /// <summary>The headline as plain text, without the site's name.</summary>
    public string? Title { get; set; }

    /// <summary>The second headline, or the line under the headline, as plain text.</summary>
    public string? Standfirst { get; set; }

    /// <summary>As printed; see <see cref="PublishDate"/>.</summary>
    public PublishDate? PublishedAt { get; set; }

    /// <summary>Before when it must not be published, from the front matter only.</summary>
    public PublishDate? PublishAt { get; set; }

    /// <summary>来源 as printed: the paper or body the article was taken from.</summary>
    public string? Source { get; set; }

    /// <summary>Writers in the order printed; an editor (责任编辑) is not one.</summary>
    public IReadOnlyList<string> Authors { get; set; } = [];

    /// <summary>The column from the front matter only; folders are looked at later.</summary>
    public string? Column { get; set; }

    /// <summary>From the front matter only; see <see cref="Article.ProtectedNames"/>.</summary>
    public string? ProtectedNames { get; set; }

    /// <summary>BCP 47: <c>zh-Hans</c>, <c>zh-Hant</c>, <c>en</c>, or another; null when the text does not tell.</summary>
    public string? Language { get; set; }
}
