using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Uploads;

namespace Gazette.Pages.Desk;

/// <summary>An upload with all that its view shows; its article as storage has it.</summary>
/// <param name="OriginalPath">Where the original can be looked at for an hour; null where there is nothing to look at.</param>
/// <param name="FilePath">Where its bytes can be downloaded for an hour; null where the file is gone.</param>
public sealed record ReviewedUpload(Receipt Receipt, string? OriginalPath, string? FilePath, ReviewedArticle? Article);

/// <summary>The article of an upload.</summary>
/// <param name="Article">As readers see it, also one that was withdrawn.</param>
/// <param name="Number">Of its version.</param>
/// <param name="Tag">What <c>If-Match</c> has to name, with its quotes.</param>
/// <param name="Withdrawal">Null while it is public.</param>
/// <param name="Edits">Null where it was stored without, or purged.</param>
/// <param name="History">The newest version first.</param>
public sealed record ReviewedArticle(
    Article Article, int Number, string Tag, Withdrawal? Withdrawal, ArticleCorrections Corrections, EditList? Edits, IReadOnlyList<ArticleVersion> History);
