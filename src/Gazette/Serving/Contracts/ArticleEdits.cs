using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;

namespace Gazette.Serving.Contracts;

/// <summary>What was done to an article's text between upload and page, for editors. <see cref="EditList"/> says what each field holds.</summary>
/// <param name="IsDetailed">False when the entries are one that replaces the whole text.</param>
/// <param name="Replaced">What the machine had read, by the names of the fields in which an editor's value stands instead.</param>
/// <param name="Corrections">What editors want; those that did not apply are on the upload's receipt.</param>
public sealed record ArticleEdits(
    string Id,
    string Url,
    string Block,
    IReadOnlyList<LeftOutLine> LeftOut,
    int LeftOutLength,
    bool IsDetailed,
    string Draft,
    IReadOnlyList<Edit> Edits,
    IReadOnlyList<UndoneEdit> Undone,
    IReadOnlyList<LeftOutLine> Restored,
    IReadOnlyDictionary<string, string?> Replaced,
    WantedCorrections Corrections)
{
    public static ArticleEdits Of(string id, EditList list, ArticleCorrections corrections, Site site) => new(
        id,
        site.ArticleUrl(id),
        list.Block,
        list.LeftOutLines,
        list.LeftOutLength,
        list.IsDetailed,
        list.Draft,
        list.Edits,
        list.Undone,
        list.Restored,
        list.Replaced,
        WantedCorrections.Of(corrections));
}
