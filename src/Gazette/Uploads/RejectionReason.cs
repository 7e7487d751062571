namespace Gazette.Uploads;

/// <summary>The codes that a <see cref="Rejection"/> may carry; they are part of the JSON contract.</summary>
public static class RejectionReason
{
    public const string UnsupportedKind = "unsupported-kind";

    /// <summary>A blob whose name no address can carry.</summary>
    public const string UnsupportedName = "unsupported-name";

    public const string Empty = "empty";
    public const string TooLarge = "too-large";
    public const string NotText = "not-text";
    public const string TooComplex = "too-complex";
    public const string TooSlow = "too-slow";
    public const string MarkupInvalid = "markup-invalid";
    public const string WebArchiveInvalid = "web-archive-invalid";
    public const string FrontMatterInvalid = "front-matter-invalid";
    public const string NoArticle = "no-article";
    public const string IdTaken = "id-taken";
    public const string Deleted = "deleted";
    public const string Withdrawn = "withdrawn";

    /// <summary>Of a failed receipt: the trigger gave up before a run could say why.</summary>
    public const string GaveUp = "gave-up";
}
