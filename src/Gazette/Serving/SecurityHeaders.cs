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

    // The desk puts pieces of its page into it, which our server has made: its script has the one policy that may. It frames originals of
    // our own origin and previews, and nothing else, wherever a link in them leads.
    private const string OfDesk =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types desk";

    // What strangers have written, to be looked at: it runs nothing, loads nothing and sends nothing, also when it is opened alone.
    private const string OfOriginal =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

    private const string PermissionsPolicy =
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    private readonly bool isHttps = site.BaseUrl.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>Before the answer has begun.</summary>
    /// <param name="hasForm">Whether it is a page with a form of ours: no other page may send one, whatever stands in its text.</param>
    /// <param name="policy">Whose page it is.</param>
    public void Apply(IHeaderDictionary headers, bool hasForm = false, PagePolicy policy = PagePolicy.Reader)
    {
        headers.ContentSecurityPolicy = policy switch
        {
            PagePolicy.Desk => OfDesk,
            PagePolicy.Original => OfOriginal,
            _ => hasForm ? WithForm : ContentSecurityPolicy,
        };
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = policy == PagePolicy.Original ? "SAMEORIGIN" : "DENY";
        // Addresses of the desk name files, and those of originals hold what opens them.
        headers["Referrer-Policy"] = policy == PagePolicy.Reader ? "strict-origin-when-cross-origin" : "no-referrer";
        if (policy == PagePolicy.Original)
            headers["X-DNS-Prefetch-Control"] = "off";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }
}
