using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

#pragma warning disable CA1822 // Functions are instance methods, whatever they use.

namespace Gazette.Tests.LocalHost;

/// <summary>Functions that would run here and fail in Azure, or run nowhere. One class each, for the start ends at the first.</summary>
public static class FaultyFunctions
{
    public sealed class NumberParameter
    {
        [Function("Faulty")]
        public Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, int page) => Task.FromResult((request, page));
    }

    public sealed class QueryParameterThatIsNeverNull
    {
        [Function("Faulty")]
        public Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, string page) => Task.FromResult((request, page));
    }

    public sealed class ServiceParameter
    {
        [Function("Faulty")]
        public Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, IServiceProvider page) => Task.FromResult((request, page));
    }

    public sealed class BlobNameOfAnotherName
    {
        [Function("Faulty")]
        public Task Run([BlobTrigger("articles/{name}")] BlobClient blob, string page) => Task.FromResult((blob, page));
    }

    public sealed class BlobAsText
    {
        [Function("Faulty")]
        public Task Run([BlobTrigger("articles/{name}")] string page) => Task.FromResult(page);
    }

    public sealed class TimerWithRequest
    {
        [Function("Faulty")]
        public Task Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer, HttpRequest page) => Task.FromResult((timer, page));
    }

    public sealed class ReturnsText
    {
        [Function("Faulty")]
        public string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => request.Method;
    }

    public sealed class UnknownConstraint
    {
        [Function("Faulty")]
        public Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{b:nonsense}")] HttpRequest request) => Task.FromResult(request);
    }

    public sealed class MissingSetting
    {
        [Function("Faulty")]
        public Task Run([TimerTrigger("%SWEEP_SCHEDULE%")] TimerInfo timer) => Task.FromResult(timer);
    }

    public sealed class FiveFieldSchedule
    {
        [Function("Faulty")]
        public Task Run([TimerTrigger("*/5 * * * *")] TimerInfo timer) => Task.FromResult(timer);
    }

    public sealed class WrongBlobPath
    {
        [Function("Faulty")]
        public Task Run([BlobTrigger("articles")] BlobClient blob) => Task.FromResult(blob);
    }

    public sealed class NoTrigger
    {
        [Function("Faulty")]
        public Task Run(HttpRequest request) => Task.FromResult(request);
    }

    public sealed class TwoOfOneName
    {
        [Function("Faulty")]
        public Task One([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(request);

        [Function("FAULTY")]
        public Task Other([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(request);
    }
}
