using Gazette.Articles;
using Gazette.Cleaning.Furniture;
using Gazette.Pages;
using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Text.Scripts;
using Microsoft.Extensions.Options;

namespace Gazette;

/// <summary>What each setting may be, in sentences that an operator can act on.</summary>
internal sealed class GazetteOptionsValidation : IValidateOptions<GazetteOptions>
{
    private const int MaxNameLength = 80;
    private const int SiteIdDigits = 10;
    private const int MaxSeconds = 600;
    private const int MinKeyLength = 32;
    private const int MinSecretLength = 20;
    private const int MaxLogDays = 3650;
    private const int KiB = 1024;
    private const int MiB = 1024 * KiB;

    public ValidateOptionsResult Validate(string? name, GazetteOptions options)
    {
        List<string> faults = [.. Faults(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(GazetteOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.SiteName) || options.SiteName.Length > MaxNameLength)
            yield return $"Gazette:SiteName must have 1 to {MaxNameLength} characters.";
        if (!ColumnNames.TryParse(options.Columns, out _))
            yield return $"Gazette:Columns is {options.Columns}. It must name each column once, as in \"news=News; notices=Notices\".";
        foreach (var (setting, value) in new[] { (nameof(options.ColumnDescriptions), options.ColumnDescriptions), (nameof(options.ColumnKeywords), options.ColumnKeywords), (nameof(options.ColumnTypes), options.ColumnTypes) })
        {
            if (!ColumnTexts.TryParse(value, out _))
                yield return $"Gazette:{setting} is {value}. It must say one thing of each column that it names, as in \"news=What happens in the city; notices=What to heed\".";
        }

        if (options.SiteIdCode is { Length: > 0 } code && !(code.Length == SiteIdDigits && code.All(char.IsAsciiDigit)))
            yield return $"Gazette:SiteIdCode is {code}. It must have {SiteIdDigits} digits.";
        if (options.Logo is { Length: > 0 } logo && !SiteTheme.IsPicture(logo))
            yield return $"Gazette:Logo is {logo}. It must name a picture in the container {StorageAccount.ThemeContainer}, as in \"logo.svg\".";
        if (options.StyleSheet is { Length: > 0 } sheet && !SiteTheme.IsStyleSheet(sheet))
            yield return $"Gazette:StyleSheet is {sheet}. It must name a style sheet in the container {StorageAccount.ThemeContainer}, as in \"style.css\".";
        if (options.CardFontFile is { Length: > 0 } font && !SiteTheme.IsFontFile(font))
            yield return $"Gazette:CardFontFile is {font}. It must name a font in the container {StorageAccount.ThemeContainer} that ends in .ttf, .otf or .ttc.";
        if (options.CardFontFile is { Length: > 0 } && string.IsNullOrWhiteSpace(options.CardFont))
            yield return "Gazette:CardFontFile is set and Gazette:CardFont is not. Set Gazette__CardFont to the name of the font's family.";
        if (options.WebSubHub is { } hub && !IsHttp(hub))
            yield return $"Gazette:WebSubHub is {hub}. It must be an http or https address.";
        if (!IsHttp(options.IndexNowEndpoint))
            yield return $"Gazette:IndexNowEndpoint is {options.IndexNowEndpoint}. It must be an http or https address.";
        if (options.IndexNowKey is { Length: > 0 } key && !(key.Length is >= 8 and <= 128 && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            yield return "Gazette:IndexNowKey must have 8 to 128 letters, digits and hyphens.";
        // What they are is not repeated: each may hold something that opens a door.
        if (options.ReviewWebhook is { } webhook && !IsSafe(webhook))
            yield return "Gazette:ReviewWebhook must be an https address without a name and password in it; http only for this machine, as in \"http://localhost:8080/told\".";
        if (options.ReviewWebhook is not null && options.ReviewWebhookSecret is not { Length: >= MinSecretLength })
            yield return $"Gazette:ReviewWebhookSecret must have {MinSecretLength} characters or more where Gazette:ReviewWebhook is set. Take a random one, and give it to whoever is told.";
        if (options.ReviewFeedToken is { Length: > 0 } token && !(token.Length >= MinSecretLength && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            yield return $"Gazette:ReviewFeedToken must have {MinSecretLength} letters, digits, hyphens and underscores or more. Take a random one, or none: then there is no feed.";
        if (options.SigningKey is { Length: > 0 and < MinKeyLength })
            yield return $"Gazette:SigningKey is shorter than {MinKeyLength} characters. Take a random one, or none: then one is made and kept in storage.";
        if (ProtectedNames.Parse(options.ProtectedNames).Count is var names and > ProtectedNames.MaxNames)
            yield return $"Gazette:ProtectedNames has {names} names; {ProtectedNames.MaxNames} is the limit. Leave out those that both scripts write alike.";
        if (!InterfaceLanguage.IsTag(options.Language))
            yield return $"Gazette:Language is {options.Language}. It must be {InterfaceLanguage.Choice}.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            yield return $"Gazette:TimeZone is {options.TimeZone}. It must be an IANA name such as Asia/Shanghai.";
        if (options.MaxUploadBytes is < KiB or > 64 * MiB)
            yield return $"Gazette:MaxUploadBytes is {options.MaxUploadBytes}. It must lie between {KiB} and {64 * MiB}.";
        if (options.MaxEditSeconds is < 1 or > MaxSeconds)
            yield return $"Gazette:MaxEditSeconds is {options.MaxEditSeconds}. It must lie between 1 and {MaxSeconds}.";
        if (options.PageCacheBytes is < 0 or > 1024 * MiB)
            yield return $"Gazette:PageCacheBytes is {options.PageCacheBytes}. It must lie between 0 and {1024 * MiB}.";
        if (options.KeptVersions is < 1 or > 1000)
            yield return $"Gazette:KeptVersions is {options.KeptVersions}. It must lie between 1 and 1000.";
        if (options.MinSafePipeline < 0 || options.MinSafePipeline > PublishPipeline.Version)
            yield return $"Gazette:MinSafePipeline is {options.MinSafePipeline}. It must lie between 0 and {PublishPipeline.Version}, the rules of this build: with a higher number no article could ever be shown.";
        if (options.ProcessingLease < TimeSpan.FromSeconds(10) || options.ProcessingLease > TimeSpan.FromDays(1))
            yield return $"Gazette:ProcessingLease is {options.ProcessingLease}. It must lie between 00:00:10 and 1.00:00:00.";
        if (options.ReadTimeout < TimeSpan.FromSeconds(0.1) || options.ReadTimeout > TimeSpan.FromMinutes(1))
            yield return $"Gazette:ReadTimeout is {options.ReadTimeout}. It must lie between 00:00:00.1 and 00:01:00.";
        if (options.LogRetention < TimeSpan.FromDays(1) || options.LogRetention > TimeSpan.FromDays(MaxLogDays))
            yield return $"Gazette:LogRetention is {options.LogRetention}. It must lie between 1.00:00:00 and {MaxLogDays}.00:00:00.";
        if (options.FurnitureFile is { Length: > 0 } path)
        {
            foreach (var fault in FurnitureFile.Faults(path))
                yield return $"Gazette:FurnitureFile: {fault}";
        }

        if (options.PublicBaseUrl is not { } address)
            yield return "Gazette:PublicBaseUrl is not set. Set Gazette__PublicBaseUrl to the address that readers use, for example https://news.example.org.";
        else if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.PathAndQuery != "/" || address.Fragment.Length > 0)
            yield return $"Gazette:PublicBaseUrl is {address}. It must be an http or https address without path, query and fragment: pages link to each other from the root.";
    }

    private static bool IsSafe(Uri webhook) =>
        webhook is { IsAbsoluteUri: true, UserInfo: "" } && (webhook.Scheme == Uri.UriSchemeHttps || (webhook.Scheme == Uri.UriSchemeHttp && webhook.IsLoopback));

    private static bool IsHttp(Uri address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" };
}
