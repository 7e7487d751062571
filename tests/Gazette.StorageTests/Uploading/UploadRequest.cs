using System.Text;
using Gazette.Serving;
using Gazette.Serving.Uploading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Uploading;

/// <summary>A file as a browser sends it, whole or a part of it.</summary>
internal sealed record UploadRequest(string Name, byte[] Body)
{
    public const string New = "If-None-Match: *";

    public string? Condition { get; init; } = New;

    public string? Parts { get; init; }

    /// <summary>Null for the whole file.</summary>
    public string? Range { get; init; }

    public string ContentType { get; init; } = "text/plain";

    public long? Length { get; init; } = Body.Length;

    public string? From { get; init; }

    public static UploadRequest Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>A part of a file.</summary>
    public static UploadRequest Part(string name, byte[] file, int offset, int length, string parts) => new(name, file[offset..(offset + length)])
    {
        Parts = parts,
        Range = $"bytes {offset}-{offset + length - 1}/{file.Length}",
    };

    public Task<Response> SendAsync(IServiceProvider host)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "PUT";
        request.ContentType = ContentType;
        request.ContentLength = Length;
        request.Body = new MemoryStream(Body);
        if (Condition?.Split(": ") is [var header, var value])
            request.Headers[header] = value;
        if (Range is not null)
            request.Headers.ContentRange = Range;
        if (From is not null)
            request.Headers.Origin = From;
        return host.GetRequiredService<ReceiveEndpoint>().ReceiveAsync(Name, Parts, request, TestContext.Current.CancellationToken);
    }
}
