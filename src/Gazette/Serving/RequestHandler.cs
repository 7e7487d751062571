using System.Runtime.CompilerServices;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Serving.Reading;
using Gazette.Storage;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Gazette.Serving;

/// <summary>
/// The way of every HTTP trigger: runs the work, turns refusals into pages or problem details (RFC 9457), logs a
/// fault and answers it with a 500 that shows no detail; with a 503 when it is that storage does not answer.
/// </summary>
public sealed partial class RequestHandler(Site site, SecurityHeaders securityHeaders, ILogger<RequestHandler> logger)
{
    internal static readonly Response StorageUnavailable = new Response.Failed(
        StatusCodes.Status503ServiceUnavailable, "Storage does not answer. Try again in a moment.", TimeSpan.FromSeconds(5));

    // By the very answer: refusals that are the same for all, and those about articles in memory, are rendered and compressed once.
    private readonly ConditionalWeakTable<Response, Representation> errorPages = [];
    private readonly ConditionalWeakTable<Response, Representation> problems = [];

    /// <summary>For people: errors are HTML pages.</summary>
    public Task<IResult> PageAsync(HttpRequest request, Task<Response> work) => AnswerAsync(request, work, errorPages, ErrorPageOf);

    /// <summary>For programs: errors are problem details.</summary>
    public Task<IResult> JsonAsync(HttpRequest request, Task<Response> work) => AnswerAsync(request, work, problems, ProblemOf);

    private async Task<IResult> AnswerAsync(
        HttpRequest request, Task<Response> work, ConditionalWeakTable<Response, Representation> rendered, Func<Response, Representation> render)
    {
        Response response;
        try
        {
            response = await work;
        }
        catch (StorageUnavailableException)
        {
            response = StorageUnavailable;
        }
        catch (Exception fault) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Percent-encoded, so that no path can write a line of its own into a log.
            LogFault(logger, request.Method, request.Path.ToUriComponent(), fault);
            response = StorageAccount.IsUnavailable(fault) ? StorageUnavailable : new Response.Failed(StatusCodes.Status500InternalServerError);
        }

        return response switch
        {
            Response.Found found => new ResponseResult(found, securityHeaders),
            Response.SeeOther other => new SeeOtherResult(other, securityHeaders, site),
            Response.Download download => new DownloadResult(download, securityHeaders),
            Response.Stored stored => new StoredResult(stored, securityHeaders),
            Response.Received received => new ResponseResult(StatusCodes.Status202Accepted, received.Representation, CacheRule.Never, securityHeaders),
            Response.Failed failed => new ResponseResult(failed.Status, rendered.GetValue(failed, render.Invoke), CacheRule.Never, securityHeaders, failed.RetryAfter),
            Response.Withdrawn withdrawn => new ResponseResult(StatusCodes.Status410Gone, rendered.GetValue(withdrawn, render.Invoke), CacheRule.Never, securityHeaders),
            _ => throw new InvalidOperationException($"No such response: {response}"),
        };
    }

    private Representation ErrorPageOf(Response response) => Representation.OfText(ArticleEndpoint.Html, response switch
    {
        Response.Withdrawn withdrawn => ErrorPage.Render(withdrawn.Withdrawal, withdrawn.Language, site),
        // Details are English sentences for programmers; a page in another language has words of its own.
        Response.Failed failed => ErrorPage.Render(failed.Status, site, site.Language == InterfaceLanguage.English.Tag ? failed.Detail : null),
        _ => throw new ArgumentException($"It is no error: {response}", nameof(response)),
    });

    private static Representation ProblemOf(Response response) => response switch
    {
        Response.Withdrawn withdrawn => ProblemOf(withdrawn),
        Response.Failed failed => Problem(new ProblemDetails { Status = failed.Status, Detail = failed.Detail }),
        _ => throw new ArgumentException($"It is no error: {response}", nameof(response)),
    };

    private static Representation ProblemOf(Response.Withdrawn withdrawn) => Problem(new ProblemDetails
    {
        Status = StatusCodes.Status410Gone,
        Detail = withdrawn.Withdrawal switch
        {
            { Reason: { } reason } => reason,
            { Code: RejectionReason.Attached } => "The article's file is an attachment of another article now.",
            _ => "The article's file was deleted.",
        },
        Extensions = { ["withdrawnAt"] = withdrawn.Withdrawal.At, ["code"] = withdrawn.Withdrawal.Code },
    });

    private static Representation Problem(ProblemDetails problem)
    {
        problem.Title = ReasonPhrases.GetReasonPhrase(problem.Status!.Value);
        return Representation.OfText("application/problem+json", SiteJson.Serialize(problem));
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogFault(ILogger logger, string method, string path, Exception exception);
}
