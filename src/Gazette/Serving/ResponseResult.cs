using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Gazette.Serving;

/// <summary>
/// Puts a representation into HTTP: headers, content coding, conditional requests, HEAD. All state is private,
/// because the Functions worker serialises a result's public getters after it has run.
/// </summary>
public sealed class ResponseResult : IResult
{
    private readonly int status;
    private readonly Representation representation;
    private readonly string cacheControl;
    private readonly SecurityHeaders securityHeaders;
    private readonly TimeSpan? retryAfter;
    private readonly bool variesByCookie;
    private readonly bool hasForm;
    private readonly PagePolicy policy;
    private readonly bool isForEverySite;
    private readonly bool isPreview;

    internal ResponseResult(Response.Found found, SecurityHeaders securityHeaders)
        : this(StatusCodes.Status200OK, found.Representation, found.CacheControl, securityHeaders)
    {
        variesByCookie = found.VariesByCookie;
        hasForm = found.HasForm;
        policy = found.Policy;
        isForEverySite = found.IsForEverySite;
        isPreview = found.IsPreview;
    }

    internal ResponseResult(int status, Representation representation, string cacheControl, SecurityHeaders securityHeaders, TimeSpan? retryAfter = null)
    {
        this.status = status;
        this.representation = representation;
        this.cacheControl = cacheControl;
        this.securityHeaders = securityHeaders;
        this.retryAfter = retryAfter;
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var coding = representation.IsCompressed ? ContentCoding.Choose(request.Headers.AcceptEncoding) : null;
        var tag = $"\"{representation.Tag}{(coding is null ? "" : "-" + coding)}\"";

        securityHeaders.Apply(response.Headers, hasForm, policy);
        if (isForEverySite)
            response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (isPreview)
        {
            response.Headers["X-Robots-Tag"] = "noindex";
            response.Headers["Referrer-Policy"] = "no-referrer";
        }

        response.Headers.CacheControl = cacheControl;
        string[] varies = [.. representation.IsCompressed ? [HeaderNames.AcceptEncoding] : Array.Empty<string>(), .. variesByCookie ? [HeaderNames.Cookie] : Array.Empty<string>()];
        if (varies.Length > 0)
            response.Headers.Vary = string.Join(", ", varies);
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        // What a change is answered with is no representation that anyone could ask for again, unless it is the new state.
        if (status == StatusCodes.Status200OK && (isRead || representation.HasStateTag))
        {
            response.Headers.ETag = tag;
            if (isRead && IsKnown(request.Headers.IfNoneMatch, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        if (retryAfter is { } pause)
            response.Headers.RetryAfter = ((int)pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.StatusCode = status;
        return SendAsync(httpContext, coding);
    }

    private Task SendAsync(HttpContext context, string? coding)
    {
        var body = coding switch
        {
            ContentCoding.Brotli => representation.Brotli!,
            ContentCoding.Gzip => representation.Gzip!,
            _ => representation.Identity,
        };
        context.Response.ContentType = representation.ContentType;
        context.Response.ContentLength = body.Length;
        if (coding is not null)
            context.Response.Headers.ContentEncoding = coding;
        // Methods are case-sensitive, though hosts route them regardless: servers wait for the body of an answer to "head".
        return context.Request.Method == HttpMethods.Head
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    // A list that cannot be read counts as none: the full answer is always right.
    private static bool IsKnown(StringValues ifNoneMatch, string tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
        && (known is [{ Tag.Value: "*" }] || known.Any(k => k.Tag == tag));
}
