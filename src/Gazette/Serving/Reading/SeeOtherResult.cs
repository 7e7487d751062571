using Gazette.Articles;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Reading;

/// <summary>
/// Puts a <see cref="Response.SeeOther"/> into HTTP. All state is private, because the Functions worker serialises a
/// result's public getters after it has run.
/// </summary>
internal sealed class SeeOtherResult : IResult
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private readonly Response.SeeOther answer;
    private readonly SecurityHeaders securityHeaders;
    private readonly Site site;

    public SeeOtherResult(Response.SeeOther answer, SecurityHeaders securityHeaders, Site site) =>
        (this.answer, this.securityHeaders, this.site) = (answer, securityHeaders, site);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        securityHeaders.Apply(response.Headers);
        response.Headers.CacheControl = CacheRule.Never;
        response.Headers.Location = answer.Path;
        // The script must read them.
        var options = new CookieOptions
        {
            Path = "/",
            MaxAge = Kept,
            SameSite = SameSiteMode.Lax,
            HttpOnly = false,
            Secure = httpContext.Request.IsHttps || site.BaseUrl.StartsWith("https:", StringComparison.Ordinal),
        };
        foreach (var (name, value) in answer.Cookies)
            response.Cookies.Append(name, value, options);
        // Servers say so of a GET by themselves, and of a HEAD only when they are told.
        response.ContentLength = 0;
        response.StatusCode = StatusCodes.Status303SeeOther;
        return Task.CompletedTask;
    }
}
