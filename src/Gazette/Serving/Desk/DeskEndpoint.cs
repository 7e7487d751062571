using Gazette.Archives;
using Gazette.Articles;
using Gazette.Media;
using Gazette.Pages;
using Gazette.Pages.Desk;
using Gazette.Processing;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Gazette.Serving.Desk;

/// <summary>The frame of the editors' desk, for everybody: it holds no data.</summary>
public sealed class DeskEndpoint(Site site, IOptions<GazetteOptions> options)
{
    private static readonly Response UnknownLanguage = new Response.Failed(StatusCodes.Status400BadRequest, $"\"lang\" is {InterfaceLanguage.Choice}.");

    private readonly Dictionary<InterfaceLanguage, Representation> pages = InterfaceLanguage.All.ToDictionary(
        language => language, language => Representation.OfText(ArticleEndpoint.Html, DeskPage.Render(language, LimitsOf(options.Value), site)));

    /// <param name="language">As in the query; null for the site's.</param>
    public Task<Response> PageAsync(string? language) => Task.FromResult(
        TryLanguage(language, site, out var chosen, out var unknown) ? new Response.Found(pages[chosen], CacheRule.OfReader) { Policy = PagePolicy.Desk } : unknown);

    internal static bool TryLanguage(string? text, Site site, out InterfaceLanguage language, out Response unknown)
    {
        (language, unknown) = (InterfaceLanguage.For(text ?? site.Language), UnknownLanguage);
        return text is null || InterfaceLanguage.IsTag(text);
    }

    private static DeskLimits LimitsOf(GazetteOptions options) => new(
        options.MaxUploadBytes, PictureLimits.MaxBytes, AttachmentFormat.MaxBytes, ArchiveLimits.MaxBytes,
        ArticleProcessor.Endings, PictureEnding.All, AttachmentFormat.Endings, ArchiveEnding.Ending);
}
