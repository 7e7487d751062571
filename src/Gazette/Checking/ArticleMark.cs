namespace Gazette.Checking;

/// <summary>What a receipt's check needs of an article.</summary>
/// <param name="UploadETag">Of the upload that it was made of; the same bytes uploaded again leave it.</param>
internal sealed record ArticleMark(string UploadName, string UploadETag, string UploadHash, bool IsStanding, bool IsPublic, bool NeedsReview);
