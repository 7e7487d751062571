using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Gazette.LocalHost;
using Gazette.WorkerTests.Protocol;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Gazette.WorkerTests;

/// <summary>A worker that runs, with all its functions loaded, and events for them as the Functions host sends them.</summary>
internal sealed class WorkerSession : IAsyncDisposable
{
    private const string InvocationIdHeader = "x-ms-invocation-id";

    private readonly WorkerServer server;
    private readonly FunctionsWorker worker;

    // Answers as they are sent: no decompression, no redirects, no cookies.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private WorkerSession(WorkerServer server, FunctionsWorker worker) => (this.server, this.worker) = (server, worker);

    /// <summary>In the order in which the host tries their routes.</summary>
    public IReadOnlyList<WorkerFunction> Functions { get; private set; } = [];

    /// <summary>How each function was loaded, in the same order.</summary>
    public IReadOnlyList<StatusResult> Loaded { get; private set; } = [];

    /// <summary>All that the worker has told the host, its logs too, as far as it is text.</summary>
    public IEnumerable<string> Sent => server.Stream.Sent.Select(Encoding.UTF8.GetString);

    /// <param name="settings">The app settings; see <see cref="FunctionsWorker"/>.</param>
    /// <exception cref="WorkerFailedException">The worker ended, or did not answer.</exception>
    public static async Task<WorkerSession> StartAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellation)
    {
        var server = await WorkerServer.StartAsync(cancellation);
        var session = new WorkerSession(server, new FunctionsWorker(server.Address, settings));
        try
        {
            await session.OpenAsync(cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>A blob was uploaded to the container that the function watches.</summary>
    public Task<StatusResult> SendBlobAsync(string function, string container, string name, CancellationToken cancellation)
    {
        var reference = JsonSerializer.Serialize(new { Connection = LocalStorage.Variable, ContainerName = container, BlobName = name });
        var data = new ModelBindingData { Version = "1.0", Source = "AzureStorageBlobs", ContentType = "application/json", Content = ByteString.CopyFromUtf8(reference) };
        return InvokeAsync(Named(function), new TypedData { ModelBindingData = data }, new() { ["name"] = name }, Guid.NewGuid().ToString(), cancellation);
    }

    /// <summary>The timer's time has come.</summary>
    public Task<StatusResult> SendTimerAsync(string function, CancellationToken cancellation)
    {
        const string Timer = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""";
        return InvokeAsync(Named(function), new TypedData { Json = Timer }, [], Guid.NewGuid().ToString(), cancellation);
    }

    /// <param name="request">With an address of path and query only.</param>
    /// <exception cref="WorkerFailedException">The invocation failed, or the worker ended.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var target = request.RequestUri!.OriginalString.Split('?', 2);
        var function = Find(request.Method.Method, target[0]);
        var values = function.Match(request.Method.Method, PathString.FromUriComponent(target[0]))!.ToDictionary(v => v.Key, v => v.Value?.ToString());
        foreach (var (name, all) in QueryHelpers.ParseQuery(target.ElementAtOrDefault(1)))
            values.TryAdd(name, all[^1]);
        var id = Guid.NewGuid().ToString();
        request.Headers.Add(InvocationIdHeader, id);
        var data = new TypedData { Http = new RpcHttp { Method = request.Method.Method, Url = request.RequestUri.OriginalString } };
        var invocation = InvokeAsync(function, data, values, id, cancellation);
        var answer = http.SendAsync(request, cancellation);
        // It ends when the answer has been sent; or before, when there will be none.
        if (await invocation is { Status: not StatusResult.Types.Status.Success } failed)
            throw new WorkerFailedException($"{function.Name} failed: {failed.Exception?.Message}\n{failed.Exception?.StackTrace}");
        return await worker.UnlessEndedAsync(answer, $"{request.Method} {request.RequestUri}", cancellation);
    }

    /// <exception cref="InvalidOperationException">No function answers such a request.</exception>
    public WorkerFunction Find(string method, string path) => Functions.First(f => f.Match(method, PathString.FromUriComponent(path)) is not null);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        worker.Dispose();
        await server.DisposeAsync();
    }

    private WorkerFunction Named(string name) => Functions.Single(f => f.Name == name);

    private async Task OpenAsync(CancellationToken cancellation)
    {
        await worker.UnlessEndedAsync(server.Stream.Started, "start stream", cancellation);
        var ready = (await AskAsync(
            new() { WorkerInitRequest = new() { HostVersion = "4.0.0.0", FunctionAppDirectory = FunctionsWorker.Folder } }, cancellation)).WorkerInitResponse;
        http.BaseAddress = new Uri(ready.Capabilities["HttpUri"]);
        var described = (await AskAsync(
            new() { FunctionsMetadataRequest = new() { FunctionAppDirectory = FunctionsWorker.Folder } }, cancellation)).FunctionMetadataResponse;
        Functions = [.. described.FunctionMetadataResults.Select(m => new WorkerFunction(m)).OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
        List<StatusResult> loaded = [];
        foreach (var function in Functions.Select(f => f.Metadata))
        {
            var answer = await AskAsync(new() { FunctionLoadRequest = new() { FunctionId = function.FunctionId, Metadata = function } }, cancellation);
            loaded.Add(answer.FunctionLoadResponse.Result);
        }

        Loaded = loaded;
        await worker.UnlessEndedAsync(ListensAsync(http.BaseAddress, cancellation), "HTTP port", cancellation);
    }

    /// <summary>The worker opens its port when its functions may be loaded already; the host waits for it, too.</summary>
    private static async Task<bool> ListensAsync(Uri address, CancellationToken cancellation)
    {
        for (; ; await Task.Delay(10, cancellation))
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(address.Host, address.Port, cancellation);
                return true;
            }
            catch (SocketException)
            {
                // Not yet; who waits for this gives it a minute.
            }
        }
    }

    private async Task<StatusResult> InvokeAsync(
        WorkerFunction function, TypedData trigger, Dictionary<string, string?> values, string id, CancellationToken cancellation)
    {
        var request = new InvocationRequest { InvocationId = id, FunctionId = function.Metadata.FunctionId, TraceContext = new() };
        request.InputData.Add(new ParameterBinding { Name = function.Parameter, Data = trigger });
        foreach (var (name, value) in values)
        {
            if (value is not null)
                request.TriggerMetadata.Add(name, new TypedData { String = value });
        }

        return (await AskAsync(new() { InvocationRequest = request }, cancellation)).InvocationResponse.Result;
    }

    private Task<StreamingMessage> AskAsync(StreamingMessage request, CancellationToken cancellation) =>
        worker.UnlessEndedAsync(server.Stream.AskAsync(request), request.ContentCase.ToString(), cancellation);
}
