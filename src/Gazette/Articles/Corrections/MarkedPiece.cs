namespace Gazette.Articles.Corrections;

/// <summary>A piece of the published text.</summary>
/// <param name="Position">Where in the draft's text it begins, in UTF-16 units.</param>
/// <param name="Before">What the draft has there.</param>
/// <param name="After">What is published; empty where it was removed.</param>
/// <param name="Edits">What has made the one of the other; none where no rule has.</param>
internal sealed record MarkedPiece(int Position, string Before, string After, IReadOnlyList<PlacedEdit> Edits);
