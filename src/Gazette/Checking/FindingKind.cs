namespace Gazette.Checking;

/// <summary>What can be wrong with what is stored.</summary>
public enum FindingKind
{
    /// <summary>A table or container does not exist.</summary>
    NotSetUp,

    /// <summary>An upload that no receipt is about.</summary>
    NoReceipt,

    /// <summary>A receipt about a version of the upload that is no longer there.</summary>
    OldReceipt,

    /// <summary>A run that never ended.</summary>
    Unfinished,

    /// <summary>A run that failed and is to be tried again.</summary>
    Failed,

    /// <summary>Receipt and article say different things.</summary>
    Contradiction,

    /// <summary>The article was made of other bytes than the upload has.</summary>
    OtherContent,

    /// <summary>The file was deleted, and its article or receipt does not say so.</summary>
    FileGone,

    /// <summary>An article that belongs to no receipt.</summary>
    StrayArticle,

    /// <summary>A row that cannot be read, or an article under the id of another name.</summary>
    BrokenRow,

    /// <summary>The stored hash of the text is not that of the text.</summary>
    OtherText,

    /// <summary>An edit list that cannot be read, or does not give the text.</summary>
    BrokenEdits,

    /// <summary>A row names a blob that does not exist.</summary>
    NoBlob,

    /// <summary>A blob that no row names.</summary>
    OrphanedBlob,

    /// <summary>An earlier version without a current one, or numbered otherwise than it can be.</summary>
    StrayVersion,

    /// <summary>More versions than are kept.</summary>
    TooManyVersions,

    /// <summary>A public article that the timeline does not have where its row says.</summary>
    NotInTimeline,

    /// <summary>An entry of the timeline that no public article's row names.</summary>
    StrayInTimeline,

    /// <summary>An entry of the timeline that says other things than the article.</summary>
    OldInTimeline,

    /// <summary>A public article whose text is not in the index of texts.</summary>
    NotAmongTexts,

    /// <summary>An entry of the index of texts that no public article has.</summary>
    StrayAmongTexts,

    /// <summary>A public article that the search index does not have.</summary>
    NotInSearch,

    /// <summary>An article in the search index that readers may not see.</summary>
    StrayInSearch,

    /// <summary>An article whose entries in the search index are not those of its words.</summary>
    OldInSearch,

    /// <summary>A public article that shows or links another file than the one that its name has now.</summary>
    OtherMedia,

    /// <summary>A picture or an attachment that an article or a receipt names, and that is not there.</summary>
    NoMedia,

    /// <summary>A file or a name that an article or a receipt needs, and that is not noted for it.</summary>
    NotClaimed,

    /// <summary>A file or a name that is noted for an article or an upload that does not need it.</summary>
    StrayClaim,

    /// <summary>A receipt that is not in the list where its row says.</summary>
    NotInReceiptList,

    /// <summary>An entry of the lists of receipts that no receipt's row names.</summary>
    StrayInReceiptList,

    /// <summary>An entry of the lists of receipts that says other things than the receipt.</summary>
    OldInReceiptList,
}
