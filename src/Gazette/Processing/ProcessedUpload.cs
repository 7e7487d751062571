using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Uploads;

namespace Gazette.Processing;

/// <summary>What processing made of an upload: an article or a rejection, and the corrections that did not fit it.</summary>
/// <param name="Article">Null when there is a rejection, and the other way round.</param>
/// <param name="Stale">Empty beside a rejection: nothing was tried.</param>
public sealed record ProcessedUpload(Article? Article, Rejection? Rejection, IReadOnlyList<StaleCorrection> Stale);
