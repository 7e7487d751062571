using Azure.Core;

namespace Gazette.StorageTests.Faults.Schedules;

/// <summary>A request as it was sent, to take effect later.</summary>
internal sealed class LateCall
{
    private static readonly HttpClient Client = new();

    private readonly List<(string Name, string Value)> headers = [];
    private readonly HttpMethod method;
    private readonly Uri uri;
    private readonly byte[] content;

    private LateCall(Request request, byte[] content)
    {
        (method, uri, this.content) = (new HttpMethod(request.Method.Method), request.Uri.ToUri(), content);
        foreach (var header in request.Headers)
            headers.Add((header.Name, header.Value));
    }

    public static async Task<LateCall> OfAsync(HttpMessage message)
    {
        using var copy = new MemoryStream();
        if (message.Request.Content is { } content)
            await content.WriteToAsync(copy, message.CancellationToken);
        return new LateCall(message.Request, copy.ToArray());
    }

    public async Task ArriveAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, uri) { Content = new ByteArrayContent(content) };
        foreach (var (name, value) in headers.Where(header => !request.Headers.TryAddWithoutValidation(header.Name, header.Value)))
            request.Content.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Client.SendAsync(request, cancellation);
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == System.Net.HttpStatusCode.NotFound, $"{method} {uri}: {answer.StatusCode}");
    }
}
