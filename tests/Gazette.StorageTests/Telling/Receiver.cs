using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gazette.StorageTests.Telling;

/// <summary>Whom the webhook tells, a server of our own: it checks signatures as its README says, and answers what a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "a secret of both sides";

    private readonly WebApplication server;

    private Receiver(WebApplication server) => this.server = server;

    public ConcurrentQueue<Message> Told { get; } = [];

    /// <summary>Requests to anywhere else, as where a redirect was followed.</summary>
    public ConcurrentQueue<string> Elsewhere { get; } = [];

    /// <summary>By the name of the upload.</summary>
    public Func<string, int> Answer { get; set; } = _ => 204;

    /// <summary>Whether the answer goes on for as long as somebody reads it.</summary>
    public bool IsEndless { get; set; }

    public Dictionary<string, string?> Settings => new()
    {
        ["Gazette:ReviewWebhook"] = $"{server.Urls.Single()}/told?team=night",
        ["Gazette:ReviewWebhookSecret"] = Secret,
    };

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver.server.Urls.Add("http://127.0.0.1:0");
        receiver.server.Run(receiver.TakeAsync);
        await receiver.server.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        if (context.Request is not { Method: "POST", Path.Value: "/told" })
        {
            Elsewhere.Enqueue(context.Request.Path);
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var message = new Message(headers["X-Gazette-Delivery"].ToString(), headers["X-Gazette-Timestamp"].ToString(), headers["X-Gazette-Signature"].ToString(), context.Request.ContentType, body.ToArray());
        Told.Enqueue(message);
        context.Response.StatusCode = Answer(message.Text("name")!);
        if (context.Response.StatusCode is 302 or 307)
            context.Response.Headers.Location = "/elsewhere";
        while (IsEndless)
            await context.Response.WriteAsync(new string(' ', 4096), context.RequestAborted);
    }

    /// <param name="Type">The media type.</param>
    internal sealed record Message(string Delivery, string Timestamp, string Signature, string? Type, byte[] Body)
    {
        private readonly JsonElement json = JsonDocument.Parse(Body).RootElement;

        public bool IsSigned => Signature == "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Timestamp + "." + Encoding.UTF8.GetString(Body)).AsSpan()));

        public JsonElement this[string name] => json.GetProperty(name);

        public IEnumerable<string> Names => json.EnumerateObject().Select(property => property.Name);

        public string? Text(string name) => json.GetProperty(name).GetString();
    }
}
