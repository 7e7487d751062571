using System.Reflection;
using System.Text.Json;
using Gazette.Pages.Following;
using Gazette.Pages.Paper;
using Gazette.Pages.Reading;
using Gazette.Pages.Searching;

namespace Gazette.Pages;

/// <summary>
/// The interface's texts in one language, read from its file in <c>Pages/Languages</c> when it is first needed. A file with a missing or
/// an unknown key is refused. Labels carry their colon and the space after it, where the language has one.
/// </summary>
internal sealed record InterfaceText
{
    private static readonly Dictionary<InterfaceLanguage, Lazy<InterfaceText>> ByLanguage = InterfaceLanguage.All.ToDictionary(l => l, l => new Lazy<InterfaceText>(() => Read(l.Tag)));

    /// <summary>BCP 47 tag of these words; it differs from the article's where we have no words in its language.</summary>
    public required string Tag { get; init; }

    public required string SkipToText { get; init; }

    public required string Published { get; init; }

    public required string Source { get; init; }

    public required string Author { get; init; }

    public required string Updated { get; init; }

    /// <summary>Behind the time of an update that changed the text.</summary>
    public required string WithText { get; init; }

    /// <summary>Before the time at which the text changed, where later updates left it alone.</summary>
    public required string TextChanged { get; init; }

    public required string Versions { get; init; }

    /// <summary>Before a version's number.</summary>
    public required string Version { get; init; }

    /// <summary>Behind the number of the version that readers see.</summary>
    public required string CurrentVersion { get; init; }

    public required string ToCurrentVersion { get; init; }

    public required string Added { get; init; }

    public required string Removed { get; init; }

    public required string WithdrawnAt { get; init; }

    public required string WithdrawnReason { get; init; }

    public required string OriginalFile { get; init; }

    /// <summary>Of what readers can choose.</summary>
    public required ReadingText Reading { get; init; }

    public required string Print { get; init; }

    public required PaperText Paper { get; init; }

    public required string Scan { get; init; }

    public required string QrCode { get; init; }

    public required string Address { get; init; }

    /// <summary>With the minutes in place of <c>{0}</c>.</summary>
    public required string ReadingTime { get; init; }

    /// <summary>Over the headings of a long article.</summary>
    public required string Contents { get; init; }

    /// <summary>Of the ways on from an article.</summary>
    public required NextText Next { get; init; }

    public required string Pages { get; init; }

    public required string Older { get; init; }

    public required string Newest { get; init; }

    public required string Newer { get; init; }

    /// <summary>The first step of the way to a column.</summary>
    public required string FrontPage { get; init; }

    /// <summary>Names the way to a column for screen readers.</summary>
    public required string Way { get; init; }

    public required string Columns { get; init; }

    public required string AllColumns { get; init; }

    public required string Archive { get; init; }

    /// <summary>On the page of a month without articles.</summary>
    public required string NoArticlesThen { get; init; }

    public required string Feeds { get; init; }

    public required AccessibilityText Accessibility { get; init; }

    public required SearchText Search { get; init; }

    /// <summary>Before who is responsible for the site.</summary>
    public required string Operator { get; init; }

    public required string SiteIdCode { get; init; }

    public required string OlderArticles { get; init; }

    public required string NoArticles { get; init; }

    /// <summary>On the front page of a site without articles, for who is to publish the first.</summary>
    public required string HowToBegin { get; init; }

    public required string NoOlderArticles { get; init; }

    public required string ToFrontPage { get; init; }

    public required string Error { get; init; }

    public required ErrorText BadRequest { get; init; }

    public required ErrorText Forbidden { get; init; }

    public required ErrorText NotFound { get; init; }

    public required ErrorText Gone { get; init; }

    public required ErrorText Fault { get; init; }

    public required ErrorText Unavailable { get; init; }

    /// <param name="language">BCP 47; English words for a language that we have none in.</param>
    public static InterfaceText For(string language) => ByLanguage[InterfaceLanguage.For(language)].Value;

    /// <summary>False where we have no words in the page's language, and these stand in.</summary>
    public bool IsIn(string language) => InterfaceLanguage.For(Tag).IsOf(language);

    private static InterfaceText Read(string tag)
    {
        var name = $"Gazette.Pages.Languages.{tag}.json";
        using var json = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        return JsonSerializer.Deserialize(json, InterfaceJson.Default.InterfaceText)
            ?? throw new JsonException($"The resource {name} is empty.");
    }
}
