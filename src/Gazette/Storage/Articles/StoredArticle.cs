using System.Security.Cryptography;
using Azure;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Uploads;

namespace Gazette.Storage.Articles;

/// <summary>An article with what storage and pipeline note beside it.</summary>
public sealed record StoredArticle
{
    /// <summary>Without its edit list when it was read from its row.</summary>
    public required Article Article { get; init; }

    /// <summary>From 1. A changed upload and a correction make a new one, better rules alone do not.</summary>
    public required int Number { get; init; }

    /// <summary>Null while it stands.</summary>
    public Withdrawal? Withdrawal { get; init; }

    /// <summary>What editors have changed, laid over it when it was made; stands for every later version too.</summary>
    public ArticleCorrections Corrections { get; init; } = ArticleCorrections.None;

    /// <summary>SHA-256 of the upload's bytes, lower-case hex.</summary>
    public required string UploadHash { get; init; }

    /// <summary>SHA-256 of the article's text, lower-case hex: its key among the texts.</summary>
    public required string TextHash { get; init; }

    /// <summary>Keys of earlier texts that may still stand among the texts, newest first.</summary>
    public IReadOnlyList<string> OldTexts { get; init; } = [];

    /// <summary>Pictures that earlier rows showed, and names under which they looked: what may still be claimed for them.</summary>
    public OldMedia OldMedia { get; init; } = OldMedia.None;

    /// <summary>The <c>PublishPipeline.Version</c> that made it.</summary>
    public required int Pipeline { get; init; }

    /// <summary>Where its list entries stand.</summary>
    public required TimelinePlace Timeline { get; init; }

    /// <summary>
    /// Where list entries may still stand from before corrected dates and columns, newest first. All of them, because the run that
    /// was to remove one may have died before the next correction.
    /// </summary>
    public IReadOnlyList<TimelinePlace> OldTimelines { get; init; } = [];

    /// <summary>Null for one that is not kept from readers.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Neither withdrawn nor emptied; readers get it unless it is held.</summary>
    public bool IsStanding => Withdrawal is null;

    /// <summary>What readers may be shown.</summary>
    public bool IsPublic => IsStanding && Hold is null;

    /// <summary>Where a body is that outgrew the row; null when the row holds it.</summary>
    public string? BodyBlob { get; init; }

    /// <summary>Where an edit list is that outgrew the row; null when the row holds it, and for an article that was stored without one.</summary>
    public string? EditsBlob { get; init; }

    /// <summary>The edit list, compressed, where the row holds it; else null.</summary>
    public byte[]? EditsInRow { get; init; }

    /// <summary>Tells what one run has written from what all others have; null of rows that were written without.</summary>
    public string? Writing { get; init; }

    /// <summary>Default for an article that was not stored yet.</summary>
    public ETag RowETag { get; init; }

    /// <summary>When the row was written, by storage's clock, as it was read; default for an article that was not stored yet.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>SHA-256 in lower-case hex, as <see cref="UploadHash"/> and <see cref="TextHash"/> hold it.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
