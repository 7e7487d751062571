using Gazette.Articles;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>The headers that every answer carries, errors too.</summary>
public sealed class SecurityHeaders(Site site)
{
    // Nothing inline, nothing from elsewhere: what a sanitizer missed could still not run or load.
    private const string ContentSecurityPolicy = LoadsOwnFiles + "form-action 'none'; " + NoFrames;

    private const string WithForm = LoadsOwnFiles + "form-action 'self'; " + NoFrames;

    private const string LoadsOwnFiles = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; ";

    private const string NoFrames =
        "frame-ancestors 'none'; "
        // The scripts write no markup; with this they could not even by mistake.
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    private const string PermissionsPolicy =
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    private readonly bool isHttps = site.BaseUrl.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>Before the answer has begun.</summary>
    /// <param name="hasForm">Whether it is a page with a form of ours: no other page may send one, whatever stands in its text.</param>
    public void Apply(IHeaderDictionary headers, bool hasForm = false)
    {
        headers.ContentSecurityPolicy = hasForm ? WithForm : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }
}
