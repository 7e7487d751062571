using Gazette.Text;

namespace Gazette.Tests.Damage;

/// <summary>An undamaged article: what every damaged copy of it must become again.</summary>
/// <param name="Date">As printed.</param>
internal sealed record Original(string Id, string Title, string? Date, string? Author, string? Source, IReadOnlyList<string> Paragraphs)
{
    public int HanCount { get; } = Paragraphs.Sum(p => Han.Count(p));

    /// <summary>Pinyin, GBK bytes and full-width signs make sense in such texts only.</summary>
    public bool IsChinese => HanCount > 100 && HanCount * 2 > Paragraphs.Sum(p => p.Length);

    /// <summary>Paragraphs of an article, not the short sentences of a primer.</summary>
    public bool IsProse => HanCount >= 30 * Paragraphs.Count;
}
