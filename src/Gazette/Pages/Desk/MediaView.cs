using System.Net;
using System.Text.RegularExpressions;

namespace Gazette.Pages.Desk;

/// <summary>An article's pictures with what each shows, and places for the files that are missing.</summary>
internal static partial class MediaView
{
    public static Markup Of(ReviewedArticle article, DeskText.ReviewText words)
    {
        var pictures = Shown(article.Article.Body.ToString());
        var missing = article.Article.Repairs.Where(repair => repair.Rule is "missing-picture" or "missing-attachment").SelectMany(repair => repair.Samples).Select(sample => sample.Before)
            .Select(sample => article.Article.Media.Wanted.FirstOrDefault(wanted => wanted.Hash is null && wanted.Name.StartsWith(sample.TrimEnd('…'), StringComparison.Ordinal))?.Name)
            .OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return pictures.Count == 0 && missing.Count == 0 ? Markup.Nothing : $"""
            <section class="media" aria-labelledby="media-title">
            <h2 id="media-title">{words.Pictures}</h2>
            <ul>
            {Markup.Join(missing.Select(name => Missing(name, words)))}{Markup.Join(pictures.Select(picture => Picture(picture, article.Article.Language, words)))}</ul>
            </section>

            """;
    }

    private static Markup Missing(string name, DeskText.ReviewText words) => $"""
        <li class="missing" data-name="{name}"><p>{DeskText.Fill(words.MissingPicture, name)}</p>
        <label class="drop">{words.DropHere}<input type="file"></label> <span role="status"></span></li>

        """;

    private static Markup Picture((string Path, string Hash, string Alt) picture, string language, DeskText.ReviewText words) => $"""
        <li><img src="{picture.Path}" alt="" loading="lazy">
        <label>{words.Alt} <input name="alt" value="{picture.Alt}" data-saved="{picture.Alt}" data-hash="{picture.Hash}" maxlength="500" lang="{language}"></label> <small>{words.AltNote}</small></li>

        """;

    /// <summary>Each once, from the body, where what a picture shows is kept.</summary>
    private static List<(string Path, string Hash, string Alt)> Shown(string body) =>
    [
        .. Image().Matches(body)
            .Select(image => (Path: Source().Match(image.Value), Alt: Words().Match(image.Value)))
            .Where(image => image.Path.Success)
            .Select(image => (image.Path.Groups["path"].Value, image.Path.Groups["hash"].Value, WebUtility.HtmlDecode(image.Alt.Groups["alt"].Value)))
            .DistinctBy(image => image.Item2),
    ];

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("<img [^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    [GeneratedRegex("(?<path>/media/(?<hash>[0-9a-f]{32})/[^\" ,]+)", RegexOptions.None, 10000)]
    private static partial Regex Source();

    [GeneratedRegex(" alt=\"(?<alt>[^\"]*)\"", RegexOptions.None, 10000)]
    private static partial Regex Words();
}
