using Gazette.Announcing;
using Gazette.Articles;
using Gazette.Articles.Variants;
using Gazette.Checking;
using Gazette.Cleaning;
using Gazette.Cleaning.Furniture;
using Gazette.Media;
using Gazette.Processing;
using Gazette.Publishing;
using Gazette.Reconciling;
using Gazette.Serving;
using Gazette.Serving.Auditing;
using Gazette.Serving.Desk;
using Gazette.Serving.Feeds;
using Gazette.Serving.Following;
using Gazette.Serving.Operating;
using Gazette.Serving.Previewing;
using Gazette.Serving.Reading;
using Gazette.Serving.Searching;
using Gazette.Serving.Signing;
using Gazette.Serving.Theming;
using Gazette.Serving.Uploading;
using Gazette.Storage;
using Gazette.Storage.Announcements;
using Gazette.Storage.Articles;
using Gazette.Storage.Auditing;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Storage.Searching;
using Gazette.Storage.Uploads;
using Gazette.Text.Scripts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Gazette;

/// <summary>The composition root that every host calls.</summary>
public static class GazetteServices
{
    /// <exception cref="OptionsValidationException">A setting is missing or wrong; thrown when the host starts.</exception>
    public static IServiceCollection AddGazette(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GazetteOptions>()
            .Bind(configuration.GetSection(GazetteOptions.Section))
            .Configure(options => options.PublicBaseUrl ??= AzureAddress(configuration))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<GazetteOptions>, GazetteOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(PipelineVersion.OfThisBuild);
        services.AddSingleton(provider => SiteOf(provider.GetRequiredService<IOptions<GazetteOptions>>().Value));

        services.TryAddSingleton<SetUpPolicy>();
        services.TryAddSingleton(provider => StorageConnection.Open(configuration, provider.GetRequiredService<SetUpPolicy>()));
        services.AddHostedService<StorageSetup>();
        services.AddHostedService<NativeHeap>();
        services.AddSingleton(new ReconcileSchedule(configuration[ReconcileSchedule.Setting]));
        services.AddSingleton<ReadCircuit>();
        services.AddSingleton<SiteVariants>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<UnpackedFiles>();
        services.AddSingleton<UploadWriter>();
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<Timeline>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<SearchRebuild>();
        services.AddSingleton<ReleaseSchedule>();
        services.AddSingleton<ColumnIndex>();
        services.AddSingleton<MonthIndex>();
        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<TextIndex>();
        services.AddSingleton<ProgressStore>();
        services.AddSingleton<ThemeStore>();
        services.AddSingleton<MediaStore>();
        services.AddSingleton<WantedFiles>();
        services.AddSingleton<MediaClaims>();
        services.AddSingleton<AnnouncementStore>();
        services.AddSingleton<ReviewNoteStore>();
        services.AddSingleton<SigningKeyStore>();
        services.AddSingleton<AuditLog>();

        services.AddSingleton(provider => RulesOf(provider.GetRequiredService<IOptions<GazetteOptions>>().Value));
        services.AddSingleton<ArticleProcessor>();
        services.AddSingleton<PictureEngine>();
        services.AddSingleton<PictureLibrary>();
        services.AddSingleton<UploadRejections>();
        services.AddSingleton<UploadLimits>();
        services.AddSingleton<DependentArticles>();
        services.AddSingleton<Holds>();
        services.AddSingleton<ArticlePublisher>();
        services.AddSingleton<PicturePublisher>();
        services.AddSingleton<AttachmentPublisher>();
        services.AddSingleton<ArchivePublisher>();
        services.AddSingleton<RunReceipts>();
        services.AddSingleton<PublishedArticles>();
        services.AddSingleton<FinishedUploads>();
        services.AddSingleton<Withdrawals>();
        services.AddSingleton<PublishPipeline>();
        services.AddSingleton<Releases>();
        services.AddSingleton<CorrectionPublisher>();
        services.AddSingleton<Reconciliation>();
        services.AddSingleton<ConsistencyCheck>();
        services.AddSingleton<Announcements>();
        services.AddSingleton<ReviewNotices>();

        services.AddSingleton<SecurityHeaders>();
        services.AddSingleton<RequestHandler>();
        services.AddSingleton<SiteJson>();
        services.AddSingleton<SignedLinks>();
        services.AddSingleton<EditorActions>();
        services.AddSingleton<LogEndpoint>();
        services.AddSingleton<PageCache>();
        services.AddSingleton<IArticleChangeListener>(provider => provider.GetRequiredService<PageCache>());
        services.AddSingleton<PreviewEndpoint>();
        services.AddSingleton<PreviewMediaEndpoint>();
        services.AddSingleton<ArticleEndpoint>();
        services.AddSingleton<NextEndpoint>();
        services.AddSingleton<ArticleSearch>();
        services.AddSingleton<SearchEndpoint>();
        services.AddSingleton<ListEndpoint>();
        services.AddSingleton<FeedEndpoint>();
        services.AddSingleton<SitemapEndpoint>();
        services.AddSingleton<PictureEndpoint>();
        services.AddSingleton<AttachmentEndpoint>();
        services.AddSingleton<UploadEndpoint>();
        services.AddSingleton<ReceiveEndpoint>();
        services.AddSingleton<OriginalEndpoint>();
        services.AddSingleton<OneUploadEndpoint>();
        services.AddSingleton<EditListEndpoint>();
        services.AddSingleton<RepairsEndpoint>();
        services.AddSingleton<VersionEndpoint>();
        services.AddSingleton<WithdrawalEndpoint>();
        services.AddSingleton<DeletionEndpoint>();
        services.AddSingleton<StatsEndpoint>();
        services.AddSingleton<CorrectionEndpoint>();
        services.AddSingleton<SiteEndpoint>();
        services.AddSingleton<DeskEndpoint>();
        services.AddSingleton<DeskViewEndpoint>();
        services.AddSingleton<DeskOriginalEndpoint>();
        services.AddSingleton<ReviewFeedEndpoint>();
        services.AddSingleton<ReaderEndpoint>();
        services.AddSingleton<ThemeEndpoint>();
        services.AddSingleton<CardEndpoint>();
        return services;
    }

    private static Uri? AzureAddress(IConfiguration configuration) =>
        configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host ? new Uri("https://" + host) : null;

    private static CleaningRules RulesOf(GazetteOptions options) =>
        new(options.FurnitureFile is { Length: > 0 } path ? FurnitureFile.Read(path) : null, options.RepairWidths);

    private static Site SiteOf(GazetteOptions options) => new(
        options.SiteName,
        options.PublicBaseUrl!.AbsoluteUri.TrimEnd('/'),
        options.Language,
        TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone))
    {
        PublicHistory = options.PublicHistory,
        Columns = ColumnNames.TryParse(options.Columns, out var columns) ? columns : ColumnNames.None,
        ColumnDescriptions = TextsOf(options.ColumnDescriptions),
        ColumnKeywords = TextsOf(options.ColumnKeywords),
        ColumnTypes = TextsOf(options.ColumnTypes),
        Operator = OperatorOf(options),
        ProtectedNames = ProtectedNames.Parse(options.ProtectedNames),
        WebSubHub = options.WebSubHub,
        IndexNowKey = Set(options.IndexNowKey),
        Theme = new SiteTheme(Set(options.Logo), Set(options.StyleSheet), Set(options.CardFont), Set(options.CardFontFile)),
    };

    private static ColumnTexts TextsOf(string? setting) => ColumnTexts.TryParse(setting, out var texts) ? texts : ColumnTexts.None;

    private static SiteOperator? OperatorOf(GazetteOptions options)
    {
        var known = new SiteOperator(Set(options.Operator), Set(options.SiteIdCode), Set(options.IcpNumber), Set(options.PoliceNumber));
        return known is { Name: null, SiteIdCode: null, IcpNumber: null, PoliceNumber: null } ? null : known;
    }

    private static string? Set(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
