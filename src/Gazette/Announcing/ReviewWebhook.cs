using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Gazette.Announcing;

/// <summary>The address outside that is told of uploads to look at. Each message is signed, so that it can tell ours from others'.</summary>
/// <param name="secret">Known to both sides.</param>
internal sealed class ReviewWebhook(HttpClient http, Uri address, string secret, TimeProvider clock)
{
    /// <summary>Seconds since 1970: signed too, so that nobody can send an old message again.</summary>
    public const string TimestampHeader = "X-Gazette-Timestamp";

    /// <summary><c>sha256=</c> and, in hex, the HMAC-SHA256 of the timestamp, a full stop and the body.</summary>
    public const string SignatureHeader = "X-Gazette-Signature";

    /// <summary>The same for each try of one message.</summary>
    public const string DeliveryHeader = "X-Gazette-Delivery";

    /// <summary>What is answered is not read.</summary>
    /// <param name="json">In UTF-8.</param>
    /// <returns>The status.</returns>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    /// <exception cref="TaskCanceledException">It does not answer in time.</exception>
    public async Task<int> SendAsync(string delivery, byte[] json, CancellationToken cancellation)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        message.Headers.Add(TimestampHeader, timestamp);
        message.Headers.Add(SignatureHeader, $"sha256={Sign(timestamp, json)}");
        message.Headers.Add(DeliveryHeader, delivery);
        using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return (int)answer.StatusCode;
    }

    private string Sign(string timestamp, byte[] json)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), (byte)'.', .. json];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
