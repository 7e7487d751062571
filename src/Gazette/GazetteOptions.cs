using Gazette.Pages;
using Gazette.Publishing;

namespace Gazette;

/// <summary>The settings, configuration section <c>Gazette</c>; checked when a host starts.</summary>
public sealed class GazetteOptions
{
    public const string Section = "Gazette";

    /// <summary>The name at the head of every page, 80 characters at most.</summary>
    public string SiteName { get; set; } = "Gazette";

    /// <summary>
    /// What readers call columns, and their order, each with its folder first: <c>news=News; notices=Notices</c>. Columns that
    /// it does not name stand behind these under the names of their folders. Null for none.
    /// </summary>
    public string? Columns { get; set; }

    /// <summary>
    /// What the head of a column's page says of it (ColumnDescription of 国办发〔2017〕47号), and the description that search engines
    /// show, each with its folder first: <c>news=What happens in the city; notices=What to heed</c>. Null for none.
    /// </summary>
    public string? ColumnDescriptions { get; set; }

    /// <summary>ColumnKeywords of the same tags, in the same form. Null for none.</summary>
    public string? ColumnKeywords { get; set; }

    /// <summary>ColumnType of the same tags, in the same form: <c>news=工作动态; notices=通知公告</c>. Null for none.</summary>
    public string? ColumnTypes { get; set; }

    /// <summary>Who is responsible for the site (主办单位), at the foot of every page.</summary>
    public string? Operator { get; set; }

    /// <summary>网站标识码, for Chinese public sites; at the foot and in the head of every page.</summary>
    public string? SiteIdCode { get; set; }

    /// <summary>ICP 备案号, at the foot of every page, linked to the ministry's register.</summary>
    public string? IcpNumber { get; set; }

    /// <summary>公网安备, at the foot of every page, linked to the police's register.</summary>
    public string? PoliceNumber { get; set; }

    /// <summary>The site's logo: the name of a picture in the container <c>gazette-theme</c>, such as <c>logo.svg</c>. Null for none.</summary>
    public string? Logo { get; set; }

    /// <summary>
    /// A style sheet of the publisher's own, loaded after that of the product: the name of a file in the container <c>gazette-theme</c>,
    /// from which it may load fonts and pictures. Null for none.
    /// </summary>
    public string? StyleSheet { get; set; }

    /// <summary>The family of the font in which <c>card.png</c> is drawn, such as <c>Noto Sans SC</c>. Null: there are no cards.</summary>
    public string? CardFont { get; set; }

    /// <summary>The file in the container <c>gazette-theme</c> that has this font, up to 32 MiB; null when the machine has it.</summary>
    public string? CardFontFile { get; set; }

    /// <summary>Language of lists and error pages, and of articles whose text does not tell: one of <see cref="InterfaceLanguage.All"/>.</summary>
    public string Language { get; set; } = InterfaceLanguage.All[0].Tag;

    /// <summary>
    /// Scheme, host and port, of which all public addresses are made; never taken from a request.
    /// In Azure <c>https://$WEBSITE_HOSTNAME</c> when empty; elsewhere required.
    /// </summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>IANA name of the zone of printed times that state none.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>
    /// Names that stay as they are when pages are shown in the other Chinese script, with semicolons between them, as in
    /// <c>于謙; 乾隆</c>. 1,000 names at most; null for none. Single articles add theirs.
    /// </summary>
    public string? ProtectedNames { get; set; }

    /// <summary>Larger uploads are rejected unread. From 1 KiB to 64 MiB.</summary>
    public int MaxUploadBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// Path of a text file with words that belong to no article, added to those of <c>page-furniture.txt</c> and in its
    /// format; relative to the program's folder. Up to 256 KiB, read when a host starts; null for none.
    /// </summary>
    public string? FurnitureFile { get; set; }

    /// <summary>Whether half-width punctuation in a Chinese article that shows damage becomes full-width.</summary>
    public bool RepairWidths { get; set; } = true;

    /// <summary>
    /// Whether an article that needs a review is kept from readers until somebody accepts it; a new version of one that readers have waits
    /// likewise, and they keep the one before.
    /// </summary>
    public bool HoldDoubtful { get; set; }

    /// <summary>Versions of an article that stay readable, the current one included. From 1 to 1,000.</summary>
    public int KeptVersions { get; set; } = 20;

    /// <summary>
    /// Whether readers may see earlier versions and what changed. An earlier text may hold what was corrected for a reason,
    /// so that is for the publisher to decide.
    /// </summary>
    public bool PublicHistory { get; set; }

    /// <summary>
    /// Articles that rules older than this number made are not shown (503) until they are made anew: for the day a hole is
    /// found in the sanitizer. 0 shows all; at most <see cref="PublishPipeline.Version"/>.
    /// </summary>
    public int MinSafePipeline { get; set; }

    /// <summary>
    /// A run that has noted no end after this time counts as dead and is taken up by another. Longer than any run can
    /// take: from 10 seconds to one day.
    /// </summary>
    public TimeSpan ProcessingLease { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>For how long one run makes articles anew that show its file: a function may run for ten minutes at least. No setting.</summary>
    internal TimeSpan LongestRefresh { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>For how long one run unpacks an archive; the next one goes on where it stopped. No setting.</summary>
    internal TimeSpan LongestUnpacking { get; set; } = TimeSpan.FromMinutes(8);

    /// <summary>Seconds from an upload's bytes to its article; what takes longer is rejected. From 1 to 600.</summary>
    public int MaxEditSeconds { get; set; } = 60;

    /// <summary>
    /// What a reader's request may wait for one answer of storage; then it gets what is in memory, or 503. From 0.1 to 60
    /// seconds.
    /// </summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>After this time a search answers with what it has found. No setting.</summary>
    internal TimeSpan LongestSearch { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether links in articles tell search engines not to follow them.</summary>
    public bool NoFollow { get; set; }

    /// <summary>The hub that is told of changed feeds (WebSub), and that feeds name. Null for none.</summary>
    public Uri? WebSubHub { get; set; }

    /// <summary>
    /// The key with which search engines are told of changed articles (IndexNow): 8 to 128 letters, digits and hyphens, free to choose. Null:
    /// they are not told.
    /// </summary>
    public string? IndexNowKey { get; set; }

    /// <summary>Where they are told.</summary>
    public Uri IndexNowEndpoint { get; set; } = new("https://api.indexnow.org/indexnow");

    /// <summary>
    /// The address that is told of uploads that were refused, have failed or need a review: https, or http on this machine, and no name or password
    /// in it. Null for none.
    /// </summary>
    public Uri? ReviewWebhook { get; set; }

    /// <summary>With what these messages are signed, 20 characters or more; needed with the address.</summary>
    public string? ReviewWebhookSecret { get; set; }

    /// <summary>
    /// What opens the feed of such uploads, <c>/desk/feed?token=…</c>: 20 letters, digits, hyphens and underscores or more. Null: there is no feed.
    /// Another one closes the addresses that were given out.
    /// </summary>
    public string? ReviewFeedToken { get; set; }

    /// <summary>
    /// With what addresses are signed that show what readers may not see, such as previews: 32 characters or more. Null: a random one is
    /// made and kept in storage. Another one ends all that were given out.
    /// </summary>
    public string? SigningKey { get; set; }

    /// <summary>
    /// Whether the platform sets the header <c>X-MS-CLIENT-PRINCIPAL-NAME</c> and takes it away from whoever sends it, as App Service Authentication
    /// does: then the log names who did what by it. Anywhere else a caller could take any name.
    /// </summary>
    public bool TrustClientPrincipal { get; set; }

    /// <summary>How long the log of who did what is kept. From a day to ten years.</summary>
    public TimeSpan LogRetention { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Memory for rendered pages. Up to 1 GiB; 0 keeps none.</summary>
    public int PageCacheBytes { get; set; } = 64 * 1024 * 1024;
}
