using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost.Http;

/// <summary>
/// Sends a request to the first function, in order of names, whose route matches and which lists the method.
/// What it answers itself, 404 and 500, has neither body nor headers of ours, as in Azure.
/// </summary>
internal sealed partial class FunctionRouter(IReadOnlyList<HttpFunction> functions, ILogger<FunctionRouter> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (Find(context.Request.Method, context.Request.Path) is not var (function, values))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (function.NeedsKey && OwnMachine.Refuse(context.Request) is { } refusal)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(refusal, context.RequestAborted);
            return;
        }

        try
        {
            await function.AnswerAsync(new HttpCall(context, values));
        }
        catch (Exception cut) when (context.RequestAborted.IsCancellationRequested)
        {
            // Clients of storage have exceptions of their own for a call that was cut off.
            LogClientGone(cut, function.Name);
        }
        catch (Exception fault)
        {
            LogFault(fault, function.Name, context.Request.Path.ToUriComponent());
            AnswerBare500(context);
        }
    }

    /// <returns>Null when no function answers such a request.</returns>
    public (HttpFunction Function, RouteValueDictionary Values)? Find(string method, PathString path)
    {
        foreach (var function in functions)
        {
            if (function.Match(method, path) is { } values)
                return (function, values);
        }

        return null;
    }

    private static void AnswerBare500(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            // The status is gone already; a cut connection is the only way left to say that the answer is not whole.
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(LogLevel.Error, "{function} did not answer {path}")]
    private partial void LogFault(Exception fault, string function, string path);

    [LoggerMessage(LogLevel.Debug, "{function}: the client went away")]
    private partial void LogClientGone(Exception cut, string function);
}
