using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

#pragma warning disable CA1822 // Functions are instance methods, whatever they use.

namespace Gazette.Tests.LocalHost;

/// <summary>Functions that answer with what they were given, named so that the host's order matters.</summary>
public sealed class SampleFunctions(SampleVisit visit)
{
    [Function("A_Parameter")]
    public Task<IResult> Parameter([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request, string id) =>
        Said($"parameter {id} {request.Method}");

    [Function("b_literal")]
    public Task<IResult> Literal([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "things/literal")] HttpRequest request) =>
        Said($"literal {request.Method}");

    [Function("C_CatchAll")]
    public Task<IResult> CatchAll([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "all/{*name:minlength(1)}")] HttpRequest request, string name) =>
        Said($"catch-all {name} {request.Method}");

    [Function("D_Query")]
    public Task<IResult> Query([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "all")] HttpRequest request, string? after) =>
        Said($"query {after ?? "null"} {request.Method}");

    [Function("E_Root")]
    public Task<IResult> Root([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        Said($"root {request.Method}");

    [Function("F_Fault")]
    public Task<IResult> Fault([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fault")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["X-Ours"] = "1";
        throw new InvalidOperationException("a secret");
    }

    [Function("G_Direct")]
    public async Task Direct([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "direct")] HttpRequest request, CancellationToken cancellationToken)
    {
        Assert.Equal(request.HttpContext.RequestAborted, cancellationToken);
        await request.HttpContext.Response.WriteAsync("direct", cancellationToken);
    }

    [Function("H_Unrouted")]
    public IResult Unrouted([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) =>
        Results.Text($"unrouted {visit.Number} {request.Method}");

    [Function("J_Keyed")]
    public Task<IResult> Keyed([HttpTrigger(AuthorizationLevel.Function, "get", "post", "patch", "delete", Route = "keyed")] HttpRequest request) =>
        Said($"keyed {request.Method}");

    [Function("I_Visit")]
    public IResult Visit([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "visit")] HttpRequest request) =>
        Results.Text(visit == request.HttpContext.RequestServices.GetService(typeof(SampleVisit)) ? $"{visit.Number}" : "another scope");

    private static Task<IResult> Said(string text) => Task.FromResult(Results.Text(text));
}
